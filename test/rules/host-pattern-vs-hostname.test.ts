import rule from '../../rules/host-pattern-vs-hostname.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    `${'Host a\n  HostName x.y\n'.repeat(201)}Host *.y\n  User b\n`,
    'Host *.z\n  HostName web.y\nHost *.y\n  User b\n',
    'Host 10.*\n  HostName 10.0.0.5\n',
    'Host web\n  HostName 10.0.0.5\nMatch host 10.0.0.*\n  User root\n',
    'Host web\n  HostName 10.0.0.5\nHost 10.0.0.* web\n  User root\n',
    'Host web\n  HostName 10.0.0.5\nHost *\n  User root\n',
    'Host web\n  HostName 10.0.0.5\nHost ! !10.0.0.*\n  User root\n',
    'Host web.x\n  HostName a.x\nHost *.x\n  User root\n',
    'CanonicalizeHostname yes\nHost web\n  HostName 10.0.0.5\nHost 10.0.0.*\n  User root\n',
    'Host web\n  HostName ab\nHost ??\n  User root\n',
    'Host web web.x\n  HostName a.x\nHost *.x\n  User root\n',
  ],
  bad: [
    {
      config: `${'Host a\n  HostName x.y\n'.repeat(200)}Host *.y\n  User b\n`,
      destinations: [['a']],
      notes: ['2:3-15 the HostName'],
      problems: [
        '401:6-9 `a` does not get this block: `Host` is compared with what is typed, and not with the HostName.',
      ],
    },
    {
      config: 'Host web\n  HostName 10.0.0.5\nHost !10.0.0.5 10.0.* \n  User a\n',
      destinations: [['web']],
      notes: ['2:3-20 the HostName'],
      problems: [
        '3:16-22 `web` does not get this block: `Host` is compared with what is typed, and not with the HostName.',
      ],
    },
    {
      config: 'Host web\n  HostName 10.0.0.5\nHost 10.0.0.*\n  User root\n',
      destinations: [['web']],
      notes: ['2:3-20 the HostName'],
      problems: [
        '3:6-14 `web` does not get this block: `Host` is compared with what is typed, and not with the HostName.',
      ],
    },
    {
      config: 'Host *.corp x\n  User a\nHost a\n  HostName a.corp\nHost b c\n  HostName b.corp\n',
      destinations: [['a', 'b', 'c']],
      notes: ['4:3-18 the HostName'],
      problems: [
        '1:6-12 `a`, `b` and `c` do not get this block: `Host` is compared with what is typed, and not with the HostName.',
      ],
    },
    {
      config: 'Host web\n  HostName 10.0.0.5\nHost 10.?.0.5 192.168.*\n  User root\n',
      destinations: [['web']],
      notes: ['2:3-20 the HostName'],
      problems: [
        '3:6-14 `web` does not get this block: `Host` is compared with what is typed, and not with the HostName.',
      ],
    },
  ],
});
