import rule from '../../rules/session-compression-global.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Compression no\n',
    'Host slow\n  Compression yes\n',
    'Host *.sea\n  Compression yes\n',
    'Compression no\nHost *\n  Compression yes\n',
    'Match user x\n  Compression yes\n',
  ],
  bad: [
    {
      config: 'Compression yes\n',
      problems: ['1:13-16 All that is sent is compressed for every host; on all but slow lines that makes it slower.'],
    },
    {
      config: 'Host * !lan\n  Compression yes\n',
      problems: [
        '2:15-18 All that is sent is compressed for nearly every host; on all but slow lines that makes it slower.',
      ],
    },
    {
      config: 'Match all\n  Compression = "yes"\n',
      problems: ['2:17-22 All that is sent is compressed for every host; on all but slow lines that makes it slower.'],
    },
  ],
});
