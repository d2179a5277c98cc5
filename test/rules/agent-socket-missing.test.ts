import rule from '../../rules/agent-socket-missing.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'IdentityAgent /run/agent\n', files: { '/run/agent': '' } },
    { config: 'IdentityAgent "~/a b/agent"\n', files: { '/home/ada/a b/agent': '' } },
    'IdentityAgent none\n',
    'PKCS11Provider /usr/lib/opensc.so\n',
    'IdentityAgent SSH_AUTH_SOCK\n',
    'IdentityAgent $AGENT\n',
    'IdentityAgent ~/agents/%h\n',
    'IdentityAgent none\nHost *\n  IdentityAgent /run/agent\n',
    { config: 'IdentityAgent /run/agent\n', onlyBelow: ['/home/ada'] },
    { config: 'IdentityAgent /run/agent\n', alone: true },
  ],
  bad: [
    {
      config: 'Host x\n  Include inner\n',
      files: { inner: 'Match exec "true"\n  IdentityAgent /run/agent\n' },
      severities: ['info'],
      problems: ['inner 2:17-27 There is no socket `/run/agent`, so ssh goes on without an agent.'],
    },
    {
      config: 'Host x\nMatch host x exec "true"\n  IdentityAgent /run/agent\n',
      severities: ['info'],
      problems: ['3:17-27 There is no socket `/run/agent`, so ssh goes on without an agent.'],
    },
    {
      config: 'IdentityAgent /run/agent\n',
      problems: ['1:15-25 There is no socket `/run/agent`, so ssh goes on without an agent.'],
    },
    {
      config: 'Host x\n  IdentityAgent "~/a b/agent" # c\n',
      destinations: [['x']],
      severities: ['warning'],
      problems: ['2:17-30 There is no socket `~/a b/agent`, so ssh goes on without an agent.'],
    },
    {
      config: 'Match exec "true"\n  IdentityAgent ${DIR}/agent\n',
      world: { environment: { DIR: '/run' } },
      severities: ['info'],
      problems: ['2:17-29 There is no socket `${DIR}/agent`, so ssh goes on without an agent.'],
    },
  ],
});
