import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'hostkey-names-readable',
  description: 'known_hosts keeps the names of all hosts in clear',
  category: 'security',
  severity: 'info',
  preset: 'strict',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#HashKnownHosts', 'https://infosec.mozilla.org/guidelines/openssh'],
  keywords: ['hashknownhosts'],
  check: {
    *setting({ value, reach, at }) {
      if (value !== 'no' || reach !== 'all') return;
      yield {
        at,
        message: `${quoted('HashKnownHosts no')} writes every name that you connect to in clear into known_hosts.`,
      };
    },
  },
});
