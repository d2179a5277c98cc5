import rule from '../../rules/host-negation-only.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: ['Host * !a\n', 'Host !a b\n', 'Match host !a\n'],
  bad: [
    {
      config: 'Host !a!* !*.x !c\n',
      problems: [
        '1:6-18 This block matches nothing: a negation only takes names away from what another pattern matches.',
      ],
      fixed: 'Host * !a!* !*.x !c\n',
    },
    {
      config: 'Host !**\n',
      problems: [
        '1:6-9 This block matches nothing: a negation only takes names away from what another pattern matches.',
      ],
      fixed: 'Host !**\n',
    },
    {
      config: 'Host !a !b # all others\n  User c\n',
      problems: [
        '1:6-11 This block matches nothing: a negation only takes names away from what another pattern matches.',
      ],
      fixed: 'Host * !a !b # all others\n  User c\n',
    },
    {
      config: 'Host !*\n',
      problems: [
        '1:6-8 This block matches nothing: a negation only takes names away from what another pattern matches.',
      ],
      fixed: 'Host !*\n',
    },
    {
      config: 'Host a\nHost "!b"\n  User c\n',
      target: ['7.5', '10.6'],
      problems: [
        '2:6-10 This block matches nothing: a negation only takes names away from what another pattern matches.',
      ],
      fixed: 'Host a\nHost * "!b"\n  User c\n',
    },
    {
      config: 'Host !a !*\n',
      problems: [
        '1:6-11 This block matches nothing: a negation only takes names away from what another pattern matches.',
      ],
      fixed: 'Host !a !*\n',
    },
  ],
});
