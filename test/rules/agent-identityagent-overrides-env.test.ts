import rule from '../../rules/agent-identityagent-overrides-env.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'IdentityAgent none\n',
    'IdentityAgent SSH_AUTH_SOCK\n',
    'Host a\n  IdentityAgent ~/a\n',
    'IdentityAgent $OTHER_SOCK\n',
  ],
  bad: [
    ...['/run/none', '/run/a$b', 'SSH_AUTH_SOCKET'].map((path) => ({
      config: `IdentityAgent ${path}\n`,
      problems: [
        `1:15-${15 + path.length} \`SSH_AUTH_SOCK\` is not looked at for every host, not even where an agent was forwarded to this machine.`,
      ],
    })),
    {
      config: 'IdentityAgent ~/a.sock\n',
      problems: [
        '1:15-23 `SSH_AUTH_SOCK` is not looked at for every host, not even where an agent was forwarded to this machine.',
      ],
    },
    {
      config: 'Host *\n  IdentityAgent "~/Library/Group Containers/x/agent.sock"\n',
      problems: [
        '2:17-58 `SSH_AUTH_SOCK` is not looked at for every host, not even where an agent was forwarded to this machine.',
      ],
    },
    {
      config: 'Match all\n  IdentityAgent /run/a\n',
      problems: [
        '2:17-23 `SSH_AUTH_SOCK` is not looked at for every host, not even where an agent was forwarded to this machine.',
      ],
    },
    {
      config: 'IdentityAgent nonesuch\n',
      problems: [
        '1:15-23 `SSH_AUTH_SOCK` is not looked at for every host, not even where an agent was forwarded to this machine.',
      ],
    },
  ],
});
