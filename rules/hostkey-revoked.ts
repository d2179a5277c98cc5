import { defineRule, foretold } from '../src/rule.ts';

export default defineRule({
  id: 'hostkey-revoked',
  description: 'known_hosts revokes the host key of a server',
  category: 'security',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/sshd#SSH_KNOWN_HOSTS_FILE_FORMAT'],
  check: {
    *connection(found) {
      const problem = foretold(found, { causes: ['hostkey-revoked'], field: 'hostKeyTypes' });
      if (problem !== undefined) yield problem;
    },
  },
});
