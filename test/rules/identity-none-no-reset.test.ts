import rule from '../../rules/identity-none-no-reset.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Host a\n  IdentityFile none\n',
    'Host a\n  IdentityFile none\nHost * !a\n  IdentityFile k\n',
    'IdentityFile none\nHost *\n  IdentityFile none\n',
    'Host a\n  IdentityFile k\n',
    { config: 'Include ${NOSUCH}/f\nIdentityFile none\n', target: '10.6' },
  ],
  bad: [
    {
      config: 'Host a\n  IdentityFile none\nHost *\n  IdentityFile k\n',
      problems: [
        '2:16-20 `IdentityFile none` takes away the default files only; those of other lines are still tried.',
      ],
      destinations: [['a']],
    },
    {
      config: 'IdentityFile k\nHost a*\n  IdentityFile NONE\n',
      problems: [
        '3:16-20 `IdentityFile none` takes away the default files only; those of other lines are still tried.',
      ],
    },
    {
      config: 'Host a\n  IdentityFile k\n  IdentityFile "none"\n',
      problems: [
        '3:16-22 `IdentityFile none` takes away the default files only; those of other lines are still tried.',
      ],
      destinations: [['a']],
    },
  ],
});
