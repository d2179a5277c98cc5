import rule from '../../rules/suppression-unknown-rule.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    '# ssh-lint-disable-next-line suppression-unknown-rule -- why\nHost a\n',
    '# ssh-lint-policy amazon-linux-2023\nHost a\n',
    '# see ssh-lint-disable\nHost a\n',
    'Host ssh-lint-disable\n',
  ],
  bad: [
    {
      config: 'Host a\n  # ssh-lint-disable-next-line supression-unknown-rule -- why\n  User b\n',
      problems: ['2:32-55 There is no rule `supression-unknown-rule`; did you mean `suppression-unknown-rule`?'],
    },
    { config: '# ssh-lint-disable frob\n', problems: ['1:20-24 There is no rule `frob`, so nothing is suppressed.'] },
    {
      config: '# ssh-lint-disable-next-line -- why\n',
      problems: ['1:3-29 `ssh-lint-disable-next-line` names no rule and suppresses nothing.'],
    },
    {
      config: '# ssh-lint-disable-nextline order-shadowed-option\n',
      problems: [
        '1:3-28 `ssh-lint-disable-nextline` is no comment that ssh-lint knows; did you mean `ssh-lint-disable-next-line`?',
      ],
    },
  ],
});
