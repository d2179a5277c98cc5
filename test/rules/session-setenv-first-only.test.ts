import rule from '../../rules/session-setenv-first-only.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Host a\n  SetEnv A=1\nHost b\n  SetEnv B=2\n',
    'Host a\n  SetEnv A=1\nHost *\n  SetEnv A=2\n',
    'SetEnv A=1 B=2\n',
    'Match originalhost a\n  SetEnv A=1\nMatch originalhost b\n  SetEnv B=2\n',
    'Match exec x\n  SetEnv A=1\nMatch !exec x\n  SetEnv B=2\n',
    'SendEnv A\nSendEnv B\n',
  ],
  bad: [
    {
      config: 'Host a\n  SetEnv A=1\nHost *\n  SetEnv B=2\n',
      problems: [
        '4:3-13 Where the other line applies, this `SetEnv` has no effect: its lines do not add up, the first one counts.',
      ],
      notes: ['2:3-13 the other line'],
    },
    {
      config: 'Host a\n  SetEnv A=1\n  SetEnv B=2\n',
      problems: ['3:3-13 This `SetEnv` has no effect: its lines do not add up, the first one counts.'],
      destinations: [['a']],
    },
    {
      config: 'SetEnv A=1\nMatch user x\n  SetEnv A=1\n',
      target: ['8.4', '10.6'],
      problems: ['3:3-13 This `SetEnv` has no effect: its lines do not add up, the first one counts.'],
    },
    {
      config: 'Host a\n  SetEnv A=1\nHost *\n  SetEnv A=2 B=3\n',
      problems: [
        '4:3-17 Where the other line applies, this `SetEnv` has no effect: its lines do not add up, the first one counts.',
      ],
    },
  ],
});
