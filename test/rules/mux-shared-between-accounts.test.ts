import rule from '../../rules/mux-shared-between-accounts.ts';
import { testRule } from '../support/rule-tester.ts';

const many = Array.from({ length: 101 }, (_, at) => `h${at}`);

testRule(rule, {
  good: [
    'Match exec "x"\n  ControlPath ~/.ssh/%C\nHost a\n  HostName h\n  IdentityFile k\nHost b\n  HostName h\n  IdentityFile l\nHost *\n  ControlMaster auto\n  ControlPath ~/.ssh/%C\n',
    'Match exec "x"\n  ControlMaster no\nHost a\n  HostName h\n  IdentityFile k\nHost b\n  HostName h\n  IdentityFile l\nHost *\n  ControlMaster auto\n  ControlPath ~/.ssh/%C\n',
    'Match exec "x"\n  IdentityFile z\nHost a\n  HostName h\n  IdentityFile k\nHost b\n  HostName h\n  IdentityFile l\nHost *\n  ControlMaster auto\n  ControlPath ~/.ssh/%C\n',
    'Match exec "x"\n  HostName z\nHost a\n  HostName h\n  IdentityFile k\nHost b\n  HostName h\n  IdentityFile l\nHost *\n  ControlMaster auto\n  ControlPath ~/.ssh/%C\n',
    'Host a\n  HostName h\nHost b\n  HostName h\n  IdentityFile l\nHost *\n  ControlMaster auto\n  ControlPath ~/.ssh/%C\n',
    'Host a\n  HostName h\n  IdentityFile k\nHost b\n  HostName h\n  IdentityFile l\nHost *\n  ControlMaster auto\n',
    'Host a\n  HostName h\n  IdentityFile k\nHost b\n  HostName h\n  IdentityFile l\nHost *\n  ControlMaster auto\n  ControlPath none\n',
    'Host a\n  HostName h\n  IdentityFile k\nHost b\n  HostName h\n  IdentityFile l\nHost *\n  ControlMaster auto\n  ControlPath ~/.ssh/%n\n',
    'Host a\n  HostName h\n  IdentityFile k\nHost b\n  HostName h\n  IdentityFile k\nHost *\n  ControlMaster auto\n  ControlPath ~/.ssh/%C\n',
    'Host a\n  HostName h\n  User x\n  IdentityFile k\nHost b\n  HostName h\n  User y\n  IdentityFile l\nHost *\n  ControlMaster auto\n  ControlPath ~/.ssh/%C\n',
    'Host a\n  HostName h\n  IdentityFile k\nHost b\n  HostName h\n  IdentityFile l\n  ControlMaster no\nHost *\n  ControlMaster auto\n  ControlPath ~/.ssh/%C\n',
    'Host a\n  HostName h\n  IdentityFile k\nHost b\n  HostName h\n  IdentityFile l\nHost *\n  ControlPath ~/.ssh/%C\n',
  ],
  bad: [
    {
      config:
        'IdentityFile m\nHost a\n  HostName h\n  IdentityFile k\nHost b\n  HostName h\n  IdentityFile l\nHost *\n  ControlMaster auto\n  ControlPath ~/.ssh/%C\n',
      problems: [
        '10:3-24 `a` and `b` have different keys and the same socket: whichever is called first is used for both. `%n` keeps them apart.',
      ],
      notes: ['4:3-17 the key of `a`', '7:3-17 the key of `b`'],
    },
    {
      config:
        'Host a\n  HostName h\n  IdentityFile k\nHost b\n  HostName H\n  Port 22\n  IdentityFile l\nHost *\n  ControlMaster auto\n  ControlPath ~/.ssh/%C\n',
      problems: [
        '10:3-24 `a` and `b` have different keys and the same socket: whichever is called first is used for both. `%n` keeps them apart.',
      ],
      notes: ['3:3-17 the key of `a`', '7:3-17 the key of `b`'],
      destinations: [['a', 'b']],
      fixed:
        'Host a\n  HostName h\n  IdentityFile k\nHost b\n  HostName H\n  Port 22\n  IdentityFile l\nHost *\n  ControlMaster auto\n  ControlPath ~/.ssh/%C-%n\n',
    },
    {
      config:
        'ControlMaster auto\nControlPath ~/.ssh/%r@%h:%p\nHost a b c\n  HostName h\n  User git\nHost a\n  IdentityFile k\nHost b\n  IdentityFile l\n',
      problems: [
        '2:1-28 `a` and `b` have different keys and the same socket: whichever is called first is used for both. `%n` keeps them apart.',
      ],
      notes: ['7:3-17 the key of `a`', '9:3-17 the key of `b`'],
      destinations: [['a', 'b']],
    },
    {
      config:
        'Host github.com\n  IdentityFile ~/.ssh/a\nHost gh2\n  HostName github.com\n  IdentityFile ~/.ssh/b\nHost *\n  ControlMaster auto\n  ControlPath ~/.ssh/%h\n  IdentityFile ~/.ssh/c\n',
      problems: [
        '8:3-24 `github.com` and `gh2` have different keys and the same socket: whichever is called first is used for both. `%n` keeps them apart.',
      ],
      notes: ['2:3-24 the key of `github.com`', '5:3-24 the key of `gh2`'],
      destinations: [['github.com', 'gh2']],
    },
    {
      config: `${many.map((name) => `Host ${name}\n  HostName h\n  IdentityFile ${name}\n`).join('')}Host *\n  ControlMaster auto\n  ControlPath ~/.ssh/%C\n`,
      problems: [
        '306:3-24 `h0` and `h1` have different keys and the same socket: whichever is called first is used for both. `%n` keeps them apart.',
      ],
      notes: ['3:3-18 the key of `h0`', '6:3-18 the key of `h1`', '9:3-18 the key of `h2`'],
      destinations: [many.slice(0, 100)],
    },
  ],
});
