import rule from '../../rules/syntax-deprecated-keyword.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: ['GSSAPIAuthentication yes\n', { config: 'UsePrivilegedPort no\n', target: '7.5' }, 'User a\n'],
  bad: [
    {
      config: 'Host *\n  Protocol 2\n  User a\n',
      problems: ['2:3-13 `Protocol` has no effect since OpenSSH 7.6.'],
      fixed: 'Host *\n  User a\n',
    },
    {
      config: 'RSAAuthentication yes # old\n',
      problems: ['1:1-22 `RSAAuthentication` has no effect since OpenSSH 7.5, and ssh says so at every start.'],
    },
    { config: 'UseRoaming no\n', problems: ['1:1-14 `UseRoaming` has no effect since OpenSSH 7.2.'] },
    { config: 'FallBackToRsh no\n', problems: ['1:1-17 `FallBackToRsh` has no effect.'] },
  ],
});
