import rule from '../../rules/include-bad-perms.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'Include a\n', files: { a: 'Host a\n' } },
    { config: 'Include a\n', files: { a: { content: 'Host a\n', mode: 0o664 } }, target: 'debian-12' },
    { config: '', entry: { content: 'Host a\n', mode: 0o666 } },
  ],
  bad: [
    {
      config: 'Host x\n  Include a b\n',
      files: { a: 'Host a\n', b: { content: 'Host b\n', mode: 0o664 } },
      problems: [
        '2:13-14 Others may write `/home/ada/.ssh/b` (its mode is 664), and ssh refuses every file that Includes it; `chmod go-w` takes that away.',
      ],
      modes: ['b 664 -> 644'],
    },
    {
      config: 'Include a\n',
      files: { a: { content: 'Host a\n', uid: 65_534 } },
      problems: [
        '1:9-10 `/home/ada/.ssh/a` belongs to user 65534, neither you nor root, and ssh refuses every file that Includes it.',
      ],
      modes: [],
    },
    {
      config: 'Include a\n',
      files: { a: { content: '', mode: 0o646 } },
      target: ['8.4', '9.2'],
      problems: [
        '1:9-10 Others may write `/home/ada/.ssh/a` (its mode is 646), and ssh refuses every file that Includes it; `chmod go-w` takes that away.',
      ],
    },
  ],
});
