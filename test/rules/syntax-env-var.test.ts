import rule from '../../rules/syntax-env-var.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'IdentityAgent ${SOCK}\n', world: { environment: { SOCK: '/run/a' } } },
    'IdentityAgent $SOCK\n',
    'IdentityFile ${NOPE}/id\n',
    { config: 'IdentityAgent ${NOPE}\n', target: '7.5' },
  ],
  bad: [
    {
      config: 'Host *\n  IdentityAgent ${NOPE}\n',
      problems: ['2:17-24 `IdentityAgent` needs the environment variable `NOPE`, which is not set here.'],
      severities: ['warning'],
    },
    {
      config: 'IdentityAgent $A-B\n',
      problems: ['1:15-19 `IdentityAgent` names an environment variable in a way that ssh cannot read.'],
      severities: ['error'],
    },
  ],
});
