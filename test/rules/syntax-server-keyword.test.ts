import rule from '../../rules/syntax-server-keyword.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: ['ServerAliveInterval 30\n', 'IgnoreUnknown AllowUsers\nAllowUsers bob\n', 'Usr bob\n'],
  bad: [
    {
      config: 'Host *\n  ClientAliveInterval 30\n',
      problems: [
        '2:3-22 `ClientAliveInterval` is a keyword of sshd_config, the server’s file; the nearest thing that ssh has is `ServerAliveInterval`.',
      ],
    },
    {
      config: 'PermitRootLogin no\n',
      problems: ['1:1-16 `PermitRootLogin` is a keyword of sshd_config, the server’s file, and ssh refuses the file.'],
    },
    {
      config: 'Host a\n  allowusers=bob\n  UsePAM yes\n',
      target: ['8.4', '9.2'],
      problems: [
        '2:3-13 `allowusers` is a keyword of sshd_config, the server’s file, and ssh refuses the file.',
        '3:3-9 `UsePAM` is a keyword of sshd_config, the server’s file, and ssh refuses the file.',
      ],
    },
  ],
});
