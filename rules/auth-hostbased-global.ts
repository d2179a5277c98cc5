import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'auth-hostbased-global',
  description: 'this machine vouches for its users before every server',
  category: 'security',
  severity: 'warning',
  preset: 'strict',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#HostbasedAuthentication', 'https://doi.org/10.6028/NIST.IR.7966'],
  keywords: ['hostbasedauthentication'],
  check: {
    *setting({ value, reach, whom, at }) {
      if (value !== 'yes' || reach !== 'all') return;
      const message = `${quoted('HostbasedAuthentication')} is tried ${whom}: each one is told the user’s name and the key of this machine.`;
      yield { at, message };
    },
  },
});
