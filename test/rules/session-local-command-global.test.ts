import rule from '../../rules/session-local-command-global.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: ['PermitLocalCommand no\n', 'Host a\n  PermitLocalCommand yes\n', 'Host a*\n  PermitLocalCommand yes\n'],
  bad: [
    {
      config: 'PermitLocalCommand yes\n',
      problems: [
        '1:20-23 `PermitLocalCommand` counts for every host, so a `LocalCommand` of any included file is run.',
      ],
    },
    {
      config: 'Host *\n  PermitLocalCommand true\n',
      problems: [
        '2:22-26 `PermitLocalCommand` counts for every host, so a `LocalCommand` of any included file is run.',
      ],
    },
    {
      config: 'Host * !a\n  PermitLocalCommand yes\n',
      problems: [
        '2:22-25 `PermitLocalCommand` counts for nearly every host, so a `LocalCommand` of any included file is run.',
      ],
    },
  ],
});
