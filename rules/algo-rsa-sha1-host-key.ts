import { defineRule, foretold, knowsOnlySha1, listed, wrongKnob } from '../src/rule.ts';

export default defineRule({
  id: 'algo-rsa-sha1-host-key',
  description: 'a server has only host keys with SHA-1, which this client does not take',
  category: 'compatibility',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'safe',
  sources: ['https://www.openssh.com/txt/release-8.8', 'https://www.openssh.com/legacy.html'],
  check: {
    *connection(found, { config }) {
      const problem = foretold(found, { causes: ['no-common-hostkey-alg'], field: 'hostKeyAlgorithms' });
      if (problem === undefined || !knowsOnlySha1(found)) return;
      const { name, hostKeyAlgorithms } = found.verdict.situation.server ?? {};
      const message = `The host keys of ${name} sign with SHA-1 only (${listed(hostKeyAlgorithms?.all ?? [])}), which this client does not take.`;
      yield { ...problem, message, notes: [...wrongKnob(found, config), ...(problem.notes ?? [])] };
    },
  },
});
