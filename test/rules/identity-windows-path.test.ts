import rule from '../../rules/identity-windows-path.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'IdentityFile C:\\Users\\me\\k\n', target: 'windows-11' },
    'IdentityFile ~/.ssh/k\n',
    'IdentityFile /mnt/c/Users/me/k\n',
    'ProxyCommand C:\\ssh.exe -W %h:%p b\n',
  ],
  bad: [
    {
      config: 'IdentityFile C:\\Users\\me\\k\n',
      problems: [
        '1:14-27 `C:\\Users\\me\\k` is a path of Windows; for `IdentityFile` this client looks for a file of that name in the current folder.',
      ],
    },
    {
      config: 'Host a\n  IdentityFile ~\\.ssh\\k\n',
      problems: [
        '2:16-24 `~\\.ssh\\k` is a path of Windows; for `IdentityFile` this client looks for a file of that name in the current folder.',
      ],
      destinations: [['a']],
    },
    {
      config: 'IdentityAgent \\\\.\\pipe\\openssh-ssh-agent\n',
      problems: [
        '1:15-41 `\\.\\pipe\\openssh-ssh-agent` is a path of Windows; for `IdentityAgent` this client looks for a file of that name in the current folder.',
      ],
    },
    {
      config: 'UserKnownHostsFile c:/k\n',
      target: ['windows-11', '9.2'],
      problems: [
        '1:20-24 `c:/k` is a path of Windows; for `UserKnownHostsFile` this client looks for a file of that name in the current folder.',
      ],
    },
  ],
});
