import rule from '../../rules/auth-password-first.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'PreferredAuthentications publickey,password\n',
    'PreferredAuthentications password\n',
    'PreferredAuthentications publickey\n',
    'PreferredAuthentications gssapi-with-mic,hostbased\n',
    'PreferredAuthentications keyboard-interactive,password\n',
    'PreferredAuthentications gssapi-with-mic,publickey\n',
  ],
  bad: [
    {
      config: 'PreferredAuthentications password,publickey\n',
      problems: ['1:26-44 `password` comes before `publickey` for every host.'],
    },
    {
      config: 'Host a b\n  PreferredAuthentications keyboard-interactive,publickey,password\n',
      problems: ['2:28-67 `keyboard-interactive` comes before `publickey` for `a`, `b`.'],
      destinations: [['a', 'b']],
    },
    {
      config: 'Host x*\n  PreferredAuthentications gssapi-with-mic,password,publickey\n',
      problems: ['2:28-62 `password` comes before `publickey` for every host that this block matches.'],
    },
  ],
});
