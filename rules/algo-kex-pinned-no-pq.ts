import { defineRule, isPostQuantum, keywordOf, offerOf, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'algo-kex-pinned-no-pq',
  description: 'the key exchange that withstands quantum computers is taken away',
  category: 'security',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://www.openssh.com/pq.html'],
  keywords: ['kexalgorithms'],
  check: {
    *setting({ step, value, reach, whom, at }, { client }) {
      const lost = client.algorithms('kex').defaults.find(isPostQuantum);
      const { all } = offerOf('kex', value, client);
      if (lost === undefined || all.length === 0 || all.some(isPostQuantum)) return;
      const message = `${quoted(keywordOf(step))} leaves out ${quoted(lost)} ${whom}: what is recorded today can be read once there are quantum computers.`;
      yield { at, message, ...(reach !== 'all' && { severity: 'info' }) };
    },
  },
});
