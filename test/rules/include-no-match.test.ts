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
      config: 'Include work/a.conf /opt/x\n',
      problems: [
        '1:9-20 There is no `work/a.conf`, and ssh says nothing of it; it is looked for in `~/.ssh`, not beside this file.',
        '1:21-27 There is no `/opt/x`, and ssh says nothing of it.',
      ],
    },
    {
      config: 'Include work.conf\n',
      role: 'system',
      problems: [
        '1:9-18 There is no `work.conf`, and ssh says nothing of it; it is looked for in `/etc/ssh`, not beside this file.',
      ],
    },
    {
      config: 'Host a\n  Include "my hosts" a\n',
      files: { a: '' },
      target: ['7.5', '10.6'],
      problems: [
        '2:11-21 There is no `my hosts`, and ssh says nothing of it; it is looked for in `~/.ssh`, not beside this file.',
      ],
    },
  ],
});
