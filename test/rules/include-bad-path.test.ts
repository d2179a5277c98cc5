import rule from '../../rules/include-bad-path.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: ['Include ~/.ssh/a\n', { config: 'Include a /b\n', role: 'system' }],
  bad: [
    {
      config: 'Include /a ~/.ssh/b\n',
      role: 'system',
      problems: ['1:12-20 In a system-wide file `~` is nobody’s home, and ssh refuses the path.'],
    },
  ],
});
