import { defineRule, foretold, pinOf, withdrawnKeysOf } from '../src/rule.ts';

export default defineRule({
  id: 'hostkey-changed',
  description: 'known_hosts has another key for a service than the one that it publishes',
  category: 'security',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: [
    'https://man.openbsd.org/ssh_config#StrictHostKeyChecking',
    'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/githubs-ssh-key-fingerprints',
  ],
  check: {
    *connection(found, { config }) {
      const problem = foretold(found, { causes: ['hostkey-changed'], field: 'hostKeyTypes' });
      // A proxy may lead to another server, and the other two have rules of their own.
      const isElsewhere = found.verdict.situation.resolution.settled.has('proxycommand');
      if (problem === undefined || isElsewhere || pinOf(found, config) !== undefined) return;
      if (withdrawnKeysOf(found).length === 0) yield problem;
    },
  },
});
