import { defineRule, listed, pinOf, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'algo-hostkey-pin-vs-known-hosts',
  description: 'a list of host key algorithms goes past the key in known_hosts',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#HostKeyAlgorithms'],
  check: {
    *connection(found, { config }) {
      const pin = pinOf(found, config);
      if (pin === undefined) return;
      const { at, stored, wanted } = pin;
      const [first = ''] = wanted;
      const isThere = wanted.some((type) => stored.includes(type));
      const message = isThere
        ? `known_hosts has ${listed(stored)} of this host, and this list begins with ${quoted(first)}: if the server has both, ssh warns of a changed host key.`
        : `known_hosts has ${listed(stored)} of this host, which this list leaves out, so that ssh warns of a changed host key or finds none.`;
      const severity = isThere ? ({ severity: 'warning' } as const) : {};
      yield { at, message, destinations: [found.destination], ...severity };
    },
  },
});
