import rule from '../../rules/session-sendenv-removes-nothing.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'SendEnv LC_*\nHost a\n  SendEnv -LC_*\n',
    'SendEnv LC_A\nSendEnv -LC_A\n',
    'SendEnv A -B\n',
    'Match host a\n  SendEnv LC_A\nMatch host b\n  SendEnv -LC_A\n',
    { config: 'SendEnv -LC_*\n', role: 'system' },
  ],
  bad: [
    {
      config: 'Include more\nInclude more\n',
      files: { more: 'SendEnv -LC_A\n' },
      problems: [
        'more 1:9-14 `-LC_A` takes nothing away: no `SendEnv` comes before it, and the system’s file is read later.',
      ],
    },
    {
      config: 'SendEnv -LC_*\n',
      problems: [
        '1:9-14 `-LC_*` takes nothing away: no `SendEnv` comes before it, and the system’s file is read later.',
      ],
    },
    {
      config: 'Host a\n  SendEnv LC_A\nHost b\n  SendEnv -LC_A\n',
      problems: [
        '4:11-16 `-LC_A` takes nothing away: no `SendEnv` comes before it, and the system’s file is read later.',
      ],
      destinations: [['b']],
    },
    {
      config: 'SendEnv "-LC_*" -LANG\nSendEnv LC_*\n',
      problems: [
        '1:9-16 `-LC_*` takes nothing away: no `SendEnv` comes before it, and the system’s file is read later.',
      ],
    },
    {
      config: 'Host a\n  User b\n  SendEnv -LC_A\n',
      problems: [
        '3:11-16 `-LC_A` takes nothing away: no `SendEnv` comes before it, and the system’s file is read later.',
      ],
    },
  ],
});
