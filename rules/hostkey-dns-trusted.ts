import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'hostkey-dns-trusted',
  description: 'host keys are believed because the DNS says so',
  category: 'security',
  severity: 'info',
  preset: 'strict',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#VerifyHostKeyDNS', 'https://www.rfc-editor.org/rfc/rfc4255'],
  keywords: ['verifyhostkeydns'],
  check: {
    *setting({ value, whom, at }) {
      if (value !== 'yes') return;
      const message = `A host key is accepted ${whom} because the DNS names it, which is as safe as the way to the name server; ${quoted('ask')} only shows it.`;
      yield { at, message };
    },
  },
});
