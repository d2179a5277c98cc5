import rule from '../../rules/syntax-unbalanced-quotes.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'User "a b"\n',
    "User 'a b'\n",
    { config: "User it's\n", target: '8.4' },
    { config: 'ProxyCommand nc "%h\n', target: '8.4' },
    'User\n',
    'User a\\"b\n',
  ],
  bad: [
    {
      config: 'Host *\n  IdentityFile "~/.ssh/a\n',
      problems: ['2:16-17 This `"` is never closed, and ssh refuses the line.'],
    },
    { config: "User it's\n", problems: ["1:8-9 This `'` is never closed, and ssh refuses the line."] },
    { config: 'User "a" "b\n', problems: ['1:10-11 This `"` is never closed, and ssh refuses the line.'] },
    { config: 'User "a\n', target: '8.4', problems: ['1:6-7 This `"` is never closed, and ssh refuses the line.'] },
    {
      config: 'Host a\n  "User b\n',
      problems: ['2:3-4 This quote is never closed, and ssh skips the line without a word.'],
      severities: ['warning'],
    },
  ],
});
