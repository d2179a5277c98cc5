import rule from '../../rules/suppression-without-reason.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    '# ssh-lint-disable-file suppression-without-reason -- because\nHost a\n',
    '# ssh-lint-disable frob\n',
    '# about ssh-lint-disable, and why\nHost a\n',
  ],
  bad: [
    {
      config: 'Host a\n# ssh-lint-disable-next-line suppression-without-reason\n  User b\n',
      problems: ['2:30-56 The suppression of `suppression-without-reason` gives no reason.'],
    },
    { config: '# ssh-lint-disable suppression-without-reason --\n', problems: [] },
    { config: '# ssh-lint-disable-file suppression-without-reason --   \nHost a\n', problems: [] },
  ],
});
