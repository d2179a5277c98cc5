import rule from '../../rules/auth-hostbased-global.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'HostbasedAuthentication no\n',
    'Host node1\n  HostbasedAuthentication yes\n',
    'Host node*\n  HostbasedAuthentication yes\n',
    'HostbasedAuthentication no\nHost *\n  HostbasedAuthentication yes\n',
  ],
  bad: [
    {
      config: 'HostbasedAuthentication yes\n',
      problems: [
        '1:25-28 `HostbasedAuthentication` is tried for every host: each one is told the user’s name and the key of this machine.',
      ],
    },
    {
      config: 'Host * !x\n  HostbasedAuthentication true\n',
      problems: [
        '2:27-31 `HostbasedAuthentication` is tried for nearly every host: each one is told the user’s name and the key of this machine.',
      ],
    },
    {
      config: 'Match all\n  HostbasedAuthentication=yes # c\n',
      problems: [
        '2:27-30 `HostbasedAuthentication` is tried for every host: each one is told the user’s name and the key of this machine.',
      ],
    },
  ],
});
