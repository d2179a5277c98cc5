import rule from '../../rules/hostkey-localhost-unchecked.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'NoHostAuthenticationForLocalhost no\n',
    'Host a\n  HostKeyAlias b\n',
    'NoHostAuthenticationForLocalhost no\nHost localhost\n  NoHostAuthenticationForLocalhost yes\n',
  ],
  bad: [
    {
      config: 'NoHostAuthenticationForLocalhost yes\n',
      problems: [
        '1:34-37 Nothing is checked behind a forwarded port; `HostKeyAlias` for each alias keeps their keys apart.',
      ],
    },
    {
      config: 'Host a\n  NoHostAuthenticationForLocalhost yes\n',
      problems: [
        '2:36-39 Nothing is checked behind a forwarded port; `HostKeyAlias` for each alias keeps their keys apart.',
      ],
      destinations: [['a']],
    },
    {
      config: 'Match all\n  NoHostAuthenticationForLocalhost true\n',
      problems: [
        '2:36-40 Nothing is checked behind a forwarded port; `HostKeyAlias` for each alias keeps their keys apart.',
      ],
    },
  ],
});
