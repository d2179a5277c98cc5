import rule from '../../rules/session-local-command-not-permitted.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Host a\n  PermitLocalCommand yes\n  LocalCommand x\n',
    'LocalCommand x\nHost *\n  PermitLocalCommand yes\n',
    'Host a*\n  LocalCommand x\nHost ab\n  PermitLocalCommand yes\n',
    'LocalCommand x\nMatch user y\n  PermitLocalCommand yes\n',
  ],
  bad: [
    {
      config: 'LocalCommand x\n',
      problems: ['1:1-13 `LocalCommand` is not run: no `PermitLocalCommand yes` counts for these hosts.'],
    },
    {
      config: 'Host a\n  LocalCommand x\n  PermitLocalCommand no\n',
      problems: ['2:3-15 `LocalCommand` is not run: no `PermitLocalCommand yes` counts for these hosts.'],
      destinations: [['a']],
    },
    {
      config: 'Host a\n  LocalCommand x y\nHost b\n  PermitLocalCommand yes\n',
      problems: ['2:3-15 `LocalCommand` is not run: no `PermitLocalCommand yes` counts for these hosts.'],
      destinations: [['a']],
    },
  ],
});
