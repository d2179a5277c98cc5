import rule from '../../rules/identity-wildcard-accumulates.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'IdentityFile m\nMatch exec "x"\n  IdentityFile z\nHost a\n  HostName h\n  IdentityFile k\nHost b\n  HostName h\n  IdentityFile l\n',
    'IdentityFile m\nMatch exec "x"\n  HostName z\nHost a\n  HostName h\n  IdentityFile k\nHost b\n  HostName h\n  IdentityFile l\n',
    'IdentityFile m\nHost a\n  HostName h\n  IdentityFile m\nHost b\n  HostName h\n  IdentityFile l\n',
    'Host a\n  HostName h\nHost b\n  HostName h\n  IdentityFile l\n',
    'Host a\n  HostName h\n  IdentityFile k\nHost b\n  HostName h\n  IdentityFile l\nHost *\n  IdentityFile m\n',
    'IdentityFile m\nHost a\n  HostName h\n  IdentityFile k\nHost b\n  HostName i\n  IdentityFile l\n',
    'IdentityFile m\nHost a\n  HostName h\n  IdentityFile k\nHost b\n  HostName h\n  IdentityFile k\n',
    'Host * !a !b\n  IdentityFile m\nHost a\n  HostName h\n  IdentityFile k\nHost b\n  HostName h\n  IdentityFile l\n',
    'IdentityFile m\nHost a\n  User x\n  HostName h\n  IdentityFile k\nHost b\n  User y\n  HostName h\n  IdentityFile l\n',
    'Host ?\n  IdentityFile m\nHost a\n  HostName h\n  IdentityFile k\nHost b\n  HostName h\n  IdentityFile l\nHost *\n  IdentityFile n\n',
  ],
  bad: [
    {
      config: `IdentityFile m\n${['a', 'b', 'c', 'd'].map((name) => `Host ${name}\n  HostName h\n  IdentityFile ${name}\n`).join('')}`,
      problems: [
        '1:1-15 This key is tried first for `a`, `b` and 2 more too, which are accounts with keys of their own: the first key that the server knows decides.',
      ],
      notes: ['4:3-17 the key of `a`', '7:3-17 the key of `b`', '10:3-17 the key of `c`'],
    },
    {
      config: 'IdentityFile m\nHost a\n  HostName h\n  IdentityFile k\nHost b\n  HostName h\n  IdentityFile l\n',
      problems: [
        '1:1-15 This key is tried first for `a` and `b` too, which are accounts with keys of their own: the first key that the server knows decides.',
      ],
      notes: ['4:3-17 the key of `a`', '7:3-17 the key of `b`'],
      destinations: [['a', 'b']],
    },
    {
      config:
        'Host *\n  IdentityFile m\nHost a b c\n  HostName h\n  User git\nHost a\n  IdentityFile k\nHost b\n  IdentityFile l\n',
      problems: [
        '2:3-17 This key is tried first for `a` and `b` too, which are accounts with keys of their own: the first key that the server knows decides.',
      ],
      notes: ['7:3-17 the key of `a`', '9:3-17 the key of `b`'],
      destinations: [['a', 'b']],
    },
    {
      config:
        'Host *\n  IdentityFile ~/m\n  IdentityFile ~/n\nHost h\n  IdentityFile k\nHost b\n  HostName H\n  IdentityFile l\n',
      problems: [
        '2:3-19 This key is tried first for `h` and `b` too, which are accounts with keys of their own: the first key that the server knows decides.',
      ],
      notes: ['5:3-17 the key of `h`', '8:3-17 the key of `b`'],
      destinations: [['h', 'b']],
    },
  ],
});
