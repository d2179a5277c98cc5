import rule from '../../rules/hostkey-dns-trusted.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: ['VerifyHostKeyDNS no\n', 'VerifyHostKeyDNS ask\n', 'VerifyHostKeyDNS no\nHost a\n  VerifyHostKeyDNS yes\n'],
  bad: [
    {
      config: 'VerifyHostKeyDNS yes\n',
      problems: [
        '1:18-21 A host key is accepted for every host because the DNS names it, which is as safe as the way to the name server; `ask` only shows it.',
      ],
    },
    {
      config: 'Host a\n  VerifyHostKeyDNS true\n',
      problems: [
        '2:20-24 A host key is accepted for `a` because the DNS names it, which is as safe as the way to the name server; `ask` only shows it.',
      ],
      destinations: [['a']],
    },
    {
      config: 'Host *.x\n  VerifyHostKeyDNS yes\n',
      problems: [
        '2:20-23 A host key is accepted for every host that this block matches because the DNS names it, which is as safe as the way to the name server; `ask` only shows it.',
      ],
    },
  ],
});
