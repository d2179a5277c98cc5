import rule from '../../rules/host-pattern-cancelled.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: ['Host * !a\n', 'Host a* !ab\n', 'Host !a\n', 'Host a b\n'],
  bad: [
    {
      config: 'Host web1 db !web*\n',
      problems: ['1:6-10 `web1` matches nothing here: a negation of the same line takes it away.'],
      notes: ['1:14-19 this takes it away'],
    },
    {
      config: 'Host !a a b\n',
      problems: ['1:9-10 `a` matches nothing here: a negation of the same line takes it away.'],
      notes: ['1:6-8 this takes it away'],
    },
    {
      config: 'Host web*.x !*.x y\n',
      problems: ['1:6-12 `web*.x` matches nothing here: a negation of the same line takes it away.'],
      notes: ['1:13-17 this takes it away'],
    },
    {
      config: 'Host x* web1 !web*\n',
      problems: ['1:9-13 `web1` matches nothing here: a negation of the same line takes it away.'],
      notes: ['1:14-19 this takes it away'],
    },
  ],
});
