import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'agent-identityagent-overrides-env',
  description: 'a fixed agent takes the place of the one in SSH_AUTH_SOCK',
  category: 'correctness',
  severity: 'info',
  preset: 'all',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#IdentityAgent'],
  keywords: ['identityagent'],
  check: {
    *setting({ value, reach, whom, at }) {
      if (reach !== 'all' || /^(?:\$|none$|SSH_AUTH_SOCK$)/.test(value)) return;
      yield {
        at,
        message: `${quoted('SSH_AUTH_SOCK')} is not looked at ${whom}, not even where an agent was forwarded to this machine.`,
      };
    },
  },
});
