import rule from '../../rules/include-cycle.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'Include a\nInclude a\n', files: { a: 'Host a\n' } },
    {
      config: 'Include l0\n',
      files: Object.fromEntries(
        Array.from({ length: 16 }, (_, at) => [`l${at}`, at === 15 ? 'Host a\n' : `Include l${at + 1}\n`]),
      ),
    },
    { config: 'Host a\n  Include b\n', files: { b: 'Include c\n', c: 'Host a\n' } },
  ],
  bad: [
    {
      config: 'Include config\n',
      problems: ['1:9-15 `/home/ada/.ssh/config` Includes itself, and ssh gives up.'],
      notes: ['ssh reads 16 levels at most, whether or not the blocks apply'],
    },
    {
      config: 'Host x\n  Include a\n',
      files: { a: 'Include b\n', b: 'Include a\n' },
      problems: ['b 1:9-10 `/home/ada/.ssh/a` Includes itself by way of `/home/ada/.ssh/b`, and ssh gives up.'],
    },
    {
      config: 'Include l0\n',
      files: Object.fromEntries(
        Array.from({ length: 18 }, (_, at) => [`l${at}`, at === 17 ? 'Host a\n' : `Include l${at + 1}\n`]),
      ),
      problems: ['l15 1:9-12 `/home/ada/.ssh/l16` is Included 17 levels deep, and ssh gives up behind 16.'],
    },
  ],
});
