import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'auth-batchmode-global',
  description: 'ssh never asks, for any host',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#BatchMode'],
  keywords: ['batchmode'],
  check: {
    *setting({ value, reach, whom, at }) {
      if (value !== 'yes' || reach !== 'all') return;
      const message = `${quoted('BatchMode')} counts ${whom}: ssh asks for no passphrase, no password, and about no new host key.`;
      yield { at, message };
    },
  },
});
