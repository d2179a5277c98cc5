import rule from '../../rules/hostkey-check-ip.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'CheckHostIP no\n',
    'Host x\n  CheckHostIP false\n',
    'CheckHostIP no\nHost *\n  CheckHostIP yes\n',
    'Host !*\n  CheckHostIP yes\n',
  ],
  bad: [
    {
      config: 'CheckHostIP yes\n',
      problems: [
        '1:13-16 `CheckHostIP` remembers a key for each address for every host: behind a balancer or with changing addresses it warns of what is no attack, and a host’s next key is harder to bring in.',
      ],
    },
    {
      config: 'Host a\n  CheckHostIP="true"\n',
      destinations: [['a']],
      problems: [
        '2:15-21 `CheckHostIP` remembers a key for each address for `a`: behind a balancer or with changing addresses it warns of what is no attack, and a host’s next key is harder to bring in.',
      ],
    },
    {
      config: 'Host *.x\n  CheckHostIP yes\n',
      target: '8.4',
      problems: [
        '2:15-18 `CheckHostIP` remembers a key for each address for every host that this block matches: behind a balancer or with changing addresses it warns of what is no attack, and a host’s next key is harder to bring in.',
      ],
    },
  ],
});
