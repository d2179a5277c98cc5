import rule from '../../rules/host-invalid-username.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'User "a;b"\n',
    { config: 'User "a;b"\n', target: '10.3' },
    { config: 'User DOM\\bob\n', target: '10.0' },
    { config: 'User bob\nUser "a;b"\n', target: '10.0' },
  ],
  bad: [
    {
      config: 'User "a;b"\n',
      target: '10.0',
      problems: ['1:6-11 OpenSSH 10.0 refuses the user `a;b`, for characters that mean something to a shell.'],
    },
    {
      config: 'Host x\n  User a&b\n',
      target: '10.0',
      problems: ['2:8-11 OpenSSH 10.0 refuses the user `a&b`, for characters that mean something to a shell.'],
      destinations: [['x']],
    },
    {
      config: 'User -oProxyCommand=x\n',
      target: ['9.2', '10.0'],
      problems: [
        '1:6-22 OpenSSH 10.0 refuses the user `-oProxyCommand=x`, for characters that mean something to a shell.',
      ],
    },
  ],
});
