import rule from '../../rules/mux-path-too-long.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Host a\n  User b\nHost *\n  User c\n  ControlMaster auto\n',
    `Match exec "x"\n  ControlPath ~/.ssh/%r@%h:%p\nHost ${'a'.repeat(80)}\n  User c\n`,
    `ControlPath ~/.ssh/%h\nMatch exec "x"\n  HostName b\nHost ${'a'.repeat(80)}\n  User c\n`,
    'Host *\n  ControlPath ~/.ssh/%C\n',
    'Host aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n  HostName b\n  ControlPath ~/.ssh/%r@%h:%p\n',
    'Host *\n  ControlPath ~/.ssh/%C\nHost a\n  ControlPath ~/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n',
    {
      config:
        'ControlPath /xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n',
    },
  ],
  bad: [
    {
      config: `Host ${'a'.repeat(71)} ${'b'.repeat(75)} ${'c'.repeat(72)} ${'d'.repeat(67)}\n  ControlPath /run/mux/socket/%n.%p\n`,
      problems: [
        '2:3-36 The path of the socket has 94 bytes or more, and the system takes 90: with `ssh -M` the connection fails. `%C` is short.',
      ],
      severities: ['info'],
      destinations: [['b'.repeat(75), 'c'.repeat(72)]],
    },
    {
      config: `Host aa\n  ControlPath /${'x'.repeat(88)}%n\n`,
      problems: [
        '2:3-106 The path of the socket has 91 bytes or more, and the system takes 90: with `ssh -M` the connection fails. `%C` is short.',
      ],
      severities: ['info'],
    },
    {
      config: `Host aa\n  ControlPath /${'x'.repeat(89)}%n\n`,
      problems: [
        '2:3-107 The path of the socket has 91 bytes or more, and the system takes 90: with `ssh -M` the connection fails. `%C` is short.',
      ],
      severities: ['info'],
    },
    {
      config: `Host *\n  ControlMaster auto\n  ControlPath /${'x'.repeat(90)}\n`,
      problems: [
        '3:3-106 The path of the socket has 91 bytes or more, and the system takes 90: the connection fails. `%C` is short.',
      ],
      severities: ['error'],
    },
    {
      config: `ControlMaster no\nControlPath /${'x'.repeat(106)}\n`,
      problems: [
        '2:1-120 The path of the socket has 107 bytes or more, and the system takes 90: with `ssh -M` the connection fails. `%C` is short.',
      ],
      severities: ['info'],
    },
    {
      config: `ControlPath /${'x'.repeat(107)}\n`,
      problems: [
        '1:1-121 The path of the socket has 108 bytes or more, and the system takes 90: the connection fails. `%C` is short.',
      ],
      severities: ['error'],
    },
    {
      config:
        'ControlPath /xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n',
      problems: [
        '1:1-104 The path of the socket has 91 bytes or more, and the system takes 90: with `ssh -M` the connection fails. `%C` is short.',
      ],
      severities: ['info'],
      fixed: 'ControlPath ~/.ssh/%C\n',
    },
    {
      config: 'ControlPath /xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n',
      target: 'macos-15',
      problems: [
        '1:1-100 The path of the socket has 87 bytes or more, and the system takes 86: with `ssh -M` the connection fails. `%C` is short.',
      ],
      severities: ['info'],
    },
    {
      config:
        'Host aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b\n  User c\nHost *\n  ControlPath ~/.ssh/%r@%h:%p\n',
      problems: [
        '4:3-30 The path of the socket has 100 bytes or more, and the system takes 90: with `ssh -M` the connection fails. `%C` is short.',
      ],
      severities: ['info'],
      destinations: [['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa']],
    },
    {
      config:
        'Host a\n  HostName bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n  Port 2222\n  User someone\n  ControlPath ~/.ssh/%r@%h:%p\n',
      problems: [
        '5:3-30 The path of the socket has 98 bytes or more, and the system takes 90: with `ssh -M` the connection fails. `%C` is short.',
      ],
      severities: ['info'],
      destinations: [['a']],
    },
  ],
});
