import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'auth-gssapi-delegate-global',
  description: 'Kerberos credentials are handed to every host',
  category: 'security',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#GSSAPIDelegateCredentials'],
  keywords: ['gssapidelegatecredentials'],
  check: {
    *setting({ value, reach, whom, at }) {
      if (value !== 'yes' || reach === 'names') return;
      const message = `${quoted('GSSAPIDelegateCredentials')} counts ${whom}: root there can act with your Kerberos ticket.`;
      yield { at, message, ...(reach === 'some' && { severity: 'info' }) };
    },
  },
});
