import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'auth-password-first',
  description: 'a password is asked for before a key is tried',
  category: 'security',
  severity: 'info',
  preset: 'strict',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#PreferredAuthentications'],
  keywords: ['preferredauthentications'],
  check: {
    *setting({ value, whom, at }) {
      const methods = value.split(',');
      const first = methods.find((method) => ['password', 'keyboard-interactive', 'publickey'].includes(method));
      if (first === undefined || first === 'publickey' || !methods.includes('publickey')) return;
      yield { at, message: `${quoted(first)} comes before ${quoted('publickey')} ${whom}.` };
    },
  },
});
