import rule from '../../rules/include-bad-path.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Include ~/.ssh/a\n',
    { config: 'Include a /b\n', role: 'system' },
    { config: 'Match host "~"\nInclude ~/a\n' },
  ],
  bad: [
    {
      config: 'Include /a ~/.ssh/b\n',
      role: 'system',
      problems: ['1:12-20 In a system-wide file `~` is nobody’s home, and ssh refuses the path.'],
    },
    {
      config: 'Host a\n  Include ~bob/x\n',
      role: 'system',
      problems: ['2:11-17 In a system-wide file `~` is nobody’s home, and ssh refuses the path.'],
    },
    {
      config: 'Include ~\n',
      role: 'system',
      target: ['8.4', '10.6'],
      problems: ['1:9-10 In a system-wide file `~` is nobody’s home, and ssh refuses the path.'],
    },
  ],
});
