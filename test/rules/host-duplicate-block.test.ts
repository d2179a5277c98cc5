import rule from '../../rules/host-duplicate-block.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Host a\nHost b\nHost a b\n',
    'Host *\n  User a\nHost *\n  Port 1\n',
    { config: 'Host x\n  Include a\nHost a\n', files: { a: 'Host a\n' } },
    'Host a !b\nHost a\n',
    'Host "a b"\nHost a b\n',
    'Match user a\nMatch user b\n',
    { config: 'Include f\nInclude f\n', files: { f: 'Host a\n  Port 1\n' } },
    'Host a !b\nHost a !c\n',
    'Host a !b\nHost a !\n',
  ],
  bad: [
    {
      config: 'Host a\nHost b\nHost a\n',
      problems: ['3:6-7 There is another block for the same hosts above; where both set an option, that one counts.'],
      notes: ['1:6-7 the other block'],
    },
    {
      config: 'Host *.x !b\n  User a\nHost !b *.x\n',
      problems: ['3:6-12 There is another block for the same hosts above; where both set an option, that one counts.'],
      notes: ['1:6-12 the other block'],
    },
    {
      config: 'Host a b\n  User c\nHost z\nHost b a # again\n  Port 1\n',
      problems: ['4:6-17 There is another block for the same hosts above; where both set an option, that one counts.'],
      notes: ['1:6-9 the other block'],
    },
    {
      config: 'Host a\nHost a\nHost a\n',
      problems: [2, 3].map(
        (line) =>
          `${line}:6-7 There is another block for the same hosts above; where both set an option, that one counts.`,
      ),
      notes: ['1:6-7 the other block', '1:6-7 the other block'],
    },
  ],
});
