import rule from '../../rules/syntax-missing-argument.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'User a\n',
    'User "a\n',
    'LocalForward 8080\n',
    { config: 'SendEnv\n', target: '8.4' },
    'User\u00a0bob\n',
    { config: 'User "a\n', target: '8.4' },
  ],
  bad: [
    { config: 'Host *\n  User\n', problems: ['2:3-7 `User` has no value, and ssh refuses the file.'] },
    {
      config: 'Host *\n  User =\n',
      target: ['8.4', '9.2'],
      problems: ['2:3-7 `User` has no value, and ssh refuses the file.'],
    },
    { config: 'User ""\n', problems: ['1:6-8 The value of `User` is empty, and ssh refuses the file.'] },
    { config: 'Host a ""\n', problems: ['1:8-10 `Host` does not take an empty value.'] },
    { config: 'SendEnv\n', problems: ['1:1-8 `SendEnv` has no value, and ssh refuses the file.'] },
    { config: 'Host a\n  Frob\n', problems: ['2:3-7 `Frob` has no value, and ssh refuses the file.'] },
    { config: 'LocalForward\n', problems: ['1:1-13 `LocalForward` has no value, and ssh refuses the file.'] },
    {
      config: 'RekeyLimit 8080 ""\n',
      problems: ['1:17-19 The value of `RekeyLimit` is empty, and ssh refuses the file.'],
    },
  ],
});
