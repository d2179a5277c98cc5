import rule from '../../rules/include-limit.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'Include a\n', files: { a: 'Host a\n' } },
    { config: 'Include a a a a\n', files: { a: 'Include b b b b\n', b: 'Host a\n' } },
    { config: '', entry: { content: '', size: 4096 } },
  ],
  bad: [
    {
      config: 'Include a\n',
      files: { a: { content: 'Host a\n', size: 100 * 1024 * 1024 } },
      problems: ['1:9-10 `/home/ada/.ssh/a` is larger than ssh-lint reads, so its findings are not complete.'],
    },
    {
      config: 'Include l0 l0 l0 l0\n',
      files: Object.fromEntries(
        Array.from({ length: 8 }, (_, at) => [
          `l${at}`,
          at === 7 ? 'User a\n' : `Include l${at + 1} l${at + 1} l${at + 1} l${at + 1}\n`,
        ]),
      ),
      problems: ['l6 1:15-17 More files are Included here than ssh-lint reads, so its findings are not complete.'],
    },
    {
      config: '',
      entry: { content: '', size: 100 * 1024 * 1024 },
      problems: ['1:1-1 `/home/ada/.ssh/config` is larger than ssh-lint reads, so its findings are not complete.'],
    },
  ],
});
