import rule from '../../rules/include-unreadable.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'Include a gone dir\n', files: { a: 'Host a\n', dir: { kind: 'directory' } } },
    { config: '', entry: { content: '', mode: 0o000 } },
    { config: 'Include a\n', files: { a: { link: 'b' }, b: 'Host a\n' } },
  ],
  bad: [
    {
      config: 'Include a\n',
      files: { a: { content: 'Host a\n', mode: 0o000 } },
      problems: ['1:9-10 `/home/ada/.ssh/a` cannot be read (Permission denied), and ssh refuses the file.'],
    },
    {
      config: 'Include a\n',
      files: { a: { link: 'gone' } },
      problems: [
        '1:9-10 `/home/ada/.ssh/a` is a link to a file that is not there, and ssh reads nothing in its place.',
      ],
      severities: ['info'],
    },
    {
      config: 'Include a\n',
      files: { a: { link: 'gone' } },
      target: '8.4',
      problems: ['1:9-10 `/home/ada/.ssh/a` is a link to a file that is not there, and ssh refuses the file.'],
      severities: ['error'],
    },
  ],
});
