import rule from '../../rules/syntax-env-var.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'IdentityAgent ${SOCK}\n', world: { environment: { SOCK: '/run/a' } } },
    'IdentityAgent $SOCK\n',
    'IdentityFile ${NOPE}/id\n',
    { config: 'IdentityAgent ${NOPE}\n', target: '7.5' },
    { config: 'ControlPath ${XDG_RUNTIME_DIR}/%C\n', world: { environment: { XDG_RUNTIME_DIR: '/run' } } },
    { config: 'ControlPath ${NOPE}/%C\n', target: '8.2' },
    'ControlPath $NOPE/%C\n',
    'ControlPath ~/%C\nControlPath ${NOPE}/%C\n',
  ],
  bad: [
    {
      config: 'Host x\n  ControlPath ${NOPE}/%C\n',
      problems: ['2:15-25 `ControlPath` needs the environment variable `NOPE`, which is not set here.'],
      severities: ['warning'],
      destinations: [['x']],
    },
    {
      config: 'UserKnownHostsFile ~/a ${A}/${B} ${C}\n',
      world: { environment: { A: '/a', C: '/c' } },
      target: '8.4',
      problems: ['1:24-33 `UserKnownHostsFile` needs the environment variable `B`, which is not set here.'],
      severities: ['warning'],
    },
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
