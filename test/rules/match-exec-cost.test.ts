import rule from '../../rules/match-exec-cost.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Match host a exec "x"\n  Port 1\n',
    'Match user b\n  Port 1\n',
    'Match all\n  Port 1\n',
    { config: 'Host a\n  Include f\n', files: { f: 'Match exec x\n  Port 1\n' } },
  ],
  bad: [
    {
      config: 'Match exec "x"\n  Port 1\n',
      problems: ['1:7-15 This command is run for every host, also by `ssh -G` and by completion.'],
    },
    {
      config: 'Match exec x host a\n  Port 1\n',
      problems: [
        '1:7-13 This command is run for every host, also by `ssh -G` and by completion; put `host` in front of it.',
      ],
      destinations: [['a']],
    },
    {
      config: 'Match !exec "x y" user b\n  Port 1\n',
      problems: [
        '1:7-18 This command is run for every host, also by `ssh -G` and by completion; put `user` in front of it.',
      ],
    },
    {
      config: 'Match exec x exec y\n  Port 1\nMatch exec z all\n  Port 1\n',
      problems: [
        '1:7-13 This command is run for every host, also by `ssh -G` and by completion.',
        '3:7-13 This command is run for every host, also by `ssh -G` and by completion.',
      ],
    },
  ],
});
