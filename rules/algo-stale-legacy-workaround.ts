import { defineRule, placeOf, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'algo-stale-legacy-workaround',
  description: 'SHA-1 is allowed for a service that does not need it',
  category: 'security',
  severity: 'info',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://www.openssh.com/legacy.html'],
  check: {
    *connection({ destination, verdict }, { config }) {
      const { resolution, server } = verdict.situation;
      if (server === undefined || server.trust !== 'built-in') return;
      for (const [id, names] of [
        ['pubkeyacceptedalgorithms', [...server.serverSigAlgs.names.has, ...server.acceptedSigAlgs.has]],
        ['hostkeyalgorithms', server.hostKeyAlgorithms.has],
      ] as const) {
        const value = resolution.written.get(id) ?? '';
        const place = value === '+ssh-rsa' ? placeOf(verdict, id, { destination, config }) : undefined;
        if (place === undefined || !names.some((name) => name.startsWith('rsa-sha2-'))) continue;
        const message = `${server.name} signs and checks with SHA-2, so SHA-1 (${quoted(value)}) need not be allowed for it.`;
        yield { at: place.at, message, destinations: [destination] };
      }
    },
  },
});
