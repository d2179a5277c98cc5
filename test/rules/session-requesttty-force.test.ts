import rule from '../../rules/session-requesttty-force.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: ['RequestTTY yes\n', 'Host a\n  RequestTTY force\n', 'RequestTTY auto\nHost b*\n  RequestTTY force\n'],
  bad: [
    {
      config: 'RequestTTY force\n',
      problems: ['1:12-17 `RequestTTY force` counts for every host, and breaks what git, rsync and scp send.'],
    },
    {
      config: 'Host b*\n  RequestTTY force\n',
      problems: [
        '2:14-19 `RequestTTY force` counts for every host that this block matches, and breaks what git, rsync and scp send.',
      ],
    },
    {
      config: 'Match user bob\n  RequestTTY FORCE\n',
      problems: [
        '2:14-19 `RequestTTY force` counts for every host that this block matches, and breaks what git, rsync and scp send.',
      ],
    },
  ],
});
