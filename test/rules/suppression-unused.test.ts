import rule from '../../rules/suppression-unused.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: ['Host a\n', '# ssh-lint-disable frob\n'],
  bad: [
    {
      config: '# ssh-lint-disable-file suppression-unused -- why\nHost a\n',
      problems: ['1:25-43 `suppression-unused` finds nothing here; the suppression can go.'],
    },
  ],
});
