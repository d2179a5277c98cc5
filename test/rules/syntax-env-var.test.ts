import rule from '../../rules/syntax-env-var.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'IdentityAgent ${SOCK}\n', world: { environment: { SOCK: '/run/a' } } },
    'IdentityAgent $SOCK\n',
    { config: 'User ${\n', target: '9.2' },
    { config: 'IdentityFile ${NOPE}/id\n', target: '8.3' },
    { config: 'SetEnv A=${NOPE} B=c\n', target: '9.9' },
    'ProxyCommand nc ${NOPE} %p\n',
    { config: 'IdentityAgent ${NOPE}\n', target: '7.5' },
    { config: 'ControlPath ${XDG_RUNTIME_DIR}/%C\n', world: { environment: { XDG_RUNTIME_DIR: '/run' } } },
    { config: 'ControlPath ${NOPE}/%C\n', target: '8.2' },
    'ControlPath $NOPE/%C\n',
    'ControlPath ~/%C\nControlPath ${NOPE}/%C\n',
    'Include ${NOPE}/a\n',
    { config: 'Include ${A}/a %h ${NOPE\n', target: '9.8', world: { environment: { A: '/a' } } },
    { config: 'Include ${A}/%h %z\n', target: '9.9', world: { environment: { A: '/a' } } },
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
      config: 'Host a\n  Include ${A}/a ${NOPE}/%h\n',
      world: { environment: { A: '/a' } },
      target: ['9.2', '9.9', '10.6'],
      problems: ['2:18-28 `Include` needs the environment variable `NOPE`, which is not set here.'],
      severities: ['warning'],
    },
    {
      config: 'Include ~/${} x${A\n',
      target: '10.6',
      problems: [
        '1:9-14 `Include` names an environment variable in a way that ssh cannot read.',
        '1:15-19 `Include` names an environment variable in a way that ssh cannot read.',
      ],
      severities: ['error', 'error'],
    },
    {
      config: 'Host a\n  IdentityFile ${NOPE}/id\n  SetEnv A=${NOPE}\n',
      target: ['8.2', '9.2', '10.6'],
      problems: [
        '2:16-26 `IdentityFile` needs the environment variable `NOPE`, which is not set here.',
        '3:10-19 `SetEnv` needs the environment variable `NOPE`, which is not set here.',
      ],
      severities: ['warning', 'warning'],
    },
    {
      config: 'ControlPath ${A/%C\nUserKnownHostsFile ${} ~/${A}/${\n',
      world: { environment: { A: '/a' } },
      target: ['8.4', '10.6'],
      problems: [
        '1:13-19 `ControlPath` names an environment variable in a way that ssh cannot read.',
        '2:20-23 `UserKnownHostsFile` names an environment variable in a way that ssh cannot read.',
        '2:24-33 `UserKnownHostsFile` names an environment variable in a way that ssh cannot read.',
      ],
      severities: ['error', 'error', 'error'],
    },
    {
      config: 'IdentityAgent $A-B\n',
      problems: ['1:15-19 `IdentityAgent` names an environment variable in a way that ssh cannot read.'],
      severities: ['error'],
    },
    {
      config: 'Include ${A}/${NOPE}/b\n',
      world: { environment: { A: '/a' } },
      target: '10.6',
      problems: ['1:9-23 `Include` needs the environment variable `NOPE`, which is not set here.'],
      severities: ['warning'],
    },
  ],
});
