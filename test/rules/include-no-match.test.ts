import rule from '../../rules/include-no-match.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'Include a\n', files: { a: 'Host a\n' } },
    'Include config.d/*\n',
    { config: 'Include %h\n', target: '9.9' },
  ],
  bad: [
    {
      config: 'Include work.conf /opt/x\n',
      problems: [
        '1:9-18 There is no `work.conf`, and ssh says nothing of it; it is looked for in `~/.ssh`, not beside this file.',
        '1:19-25 There is no `/opt/x`, and ssh says nothing of it.',
      ],
    },
    {
      config: 'Include work.conf\n',
      role: 'system',
      problems: [
        '1:9-18 There is no `work.conf`, and ssh says nothing of it; it is looked for in `/etc/ssh`, not beside this file.',
      ],
    },
  ],
});
