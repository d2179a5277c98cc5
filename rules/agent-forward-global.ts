import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'agent-forward-global',
  description: 'the agent is forwarded to every host',
  category: 'security',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#ForwardAgent', 'https://man.openbsd.org/ssh_config#ProxyJump'],
  keywords: ['forwardagent'],
  check: {
    *setting({ value, reach, whom, at }) {
      if (value === 'no' || reach === 'names') return;
      const message = `${quoted('ForwardAgent')} counts ${whom}: whoever is root there can log in with your keys.`;
      yield { at, message, ...(reach === 'some' && { severity: 'info' }) };
    },
  },
});
