import { defineRule, foretold } from '../src/rule.ts';

export default defineRule({
  id: 'hostkey-strict-yes-unknown',
  description: 'the host key of a service is not known, and ssh may not ask',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: [
    'https://man.openbsd.org/ssh_config#StrictHostKeyChecking',
    'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/githubs-ssh-key-fingerprints',
  ],
  check: {
    *connection(found) {
      const problem = foretold(found, { causes: ['hostkey-unknown'], field: 'hostKeyTypes' });
      if (problem !== undefined) yield problem;
    },
  },
});
