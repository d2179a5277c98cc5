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
      const asking = methods.findIndex((method) => method === 'password' || method === 'keyboard-interactive');
      const key = methods.indexOf('publickey');
      if (asking === -1 || key === -1 || asking > key) return;
      yield { at, message: `${quoted(methods[asking] ?? '')} comes before ${quoted('publickey')} ${whom}.` };
    },
  },
});
