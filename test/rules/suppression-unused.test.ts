import rule from '../../rules/suppression-unused.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: ['Host a\n', '# ssh-lint-disable frob\n', 'Host a # ssh-lint-disable-line frob\n'],
  bad: [
    {
      config: '# ssh-lint-disable-file suppression-unused -- why\nHost a\n',
      problems: ['1:25-43 `suppression-unused` finds nothing here; the suppression can go.'],
    },
    {
      config: 'Host a\n# ssh-lint-disable-next-line suppression-unused\n  User b\n',
      problems: ['2:30-48 `suppression-unused` finds nothing here; the suppression can go.'],
    },
    {
      config: '# ssh-lint-disable suppression-unused\nHost a\n# ssh-lint-enable suppression-unused\n',
      target: ['8.4', '9.2'],
      problems: ['1:20-38 `suppression-unused` finds nothing here; the suppression can go.'],
    },
  ],
});
