import rule from '../../rules/hostkey-port-alias.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Host a\n  HostName localhost\n  Port 1\nHost b\n  HostName localhost\n  Port 2\n',
    'Host a b\n  HostName localhost\n  Port 1\n',
    'Host a\n  HostName localhost\n  Port 1\n  HostKeyAlias a\nHost b\n  HostName localhost\n  Port 1\n',
    'Host a\n  HostName x\n  Port 1\nHost b\n  HostName x\n  Port 1\n',
    'Host a\n  HostName localhost\n  Port 1\nHost b\n  HostName 127.0.0.1\n  Port 1\n',
  ],
  bad: [
    {
      config: 'Host a\n  HostName localhost\n  Port 2222\nHost b\n  HostName LOCALHOST\n  Port 2222\n',
      problems: [
        '2:3-21 `a` and `b` have one entry in known_hosts, `[localhost]:2222`: if they are different machines, each needs a `HostKeyAlias`.',
      ],
      destinations: [['a', 'b']],
    },
    {
      config: 'Host a\n  HostName ::1\nHost b\n  HostName ::1\nHost *\n  Port 2222\n',
      problems: [
        '2:3-15 `a` and `b` have one entry in known_hosts, `[::1]:2222`: if they are different machines, each needs a `HostKeyAlias`.',
      ],
      destinations: [['a', 'b']],
    },
    {
      config:
        'Host a\n  HostName localhost\n  Port 1\nHost b\n  HostName localhost\n  Port 1\nHost c\n  HostName localhost\n  Port 1\n',
      problems: [
        '2:3-21 `a`, `b` and `c` have one entry in known_hosts, `[localhost]:1`: if they are different machines, each needs a `HostKeyAlias`.',
      ],
      destinations: [['a', 'b', 'c']],
    },
  ],
});
