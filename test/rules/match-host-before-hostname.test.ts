import rule from '../../rules/match-host-before-hostname.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Host a\n  HostName b.c\nMatch host b.c\n  Port 1\n',
    'Match host a\n  Port 1\nHost a\n  HostName b.c\n',
    'Match final host b.c\n  Port 1\nHost a\n  HostName b.c\n',
    'Match host b.c\n  Port 1\nHost a\n  HostName b.c\nMatch final user x\n  Port 2\n',
    'Match !host b.c\n  Port 1\nHost a\n  HostName b.c\n',
    'Match host b.c all\n  Port 1\n',
    'CanonicalizeHostname yes\nMatch host b.c\n  Port 1\nHost a\n  HostName b.c\n',
    'Match originalhost b.c\n  Port 1\nHost a\n  HostName b.c\n',
    'Match host x originalhost b.c\n  Port 1\nHost a\n  HostName b.c\n',
    'Match host *.c\n  Port 1\nHost a.c\n  HostName b.c\n',
    'Match host b.c\n  Port 1\nInclude f\n',
    'Match host b.c\n  HostName b.c\n',
  ],
  bad: [
    {
      config: 'Match host b.c\n  Port 1\nHost a\n  HostName b.c\n',
      problems: ['1:12-15 `Match host` does not see `b.c` here: the line that sets this HostName comes later.'],
      notes: ['4:3-15 the later line'],
      destinations: [['b.c']],
    },
    {
      config: 'Match user x host *.c\n  Port 1\nHost a\n  HostName b.C\n',
      problems: ['1:19-22 `Match host` does not see `b.C` here: the line that sets this HostName comes later.'],
      notes: ['4:3-15 the later line'],
    },
    {
      config: 'Match host b.c\n  Port 1\nHost *\n  Include f\n',
      files: { f: 'HostName b.c\n' },
      problems: ['1:12-15 `Match host` does not see `b.c` here: the line that sets this HostName comes later.'],
      notes: ['f 1:1-13 the later line'],
      destinations: [['b.c']],
    },
  ],
});
