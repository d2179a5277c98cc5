import { defineRule, foretold, wrongKnob } from '../src/rule.ts';

const CAUSES = { causes: ['no-mutual-sigalg', 'sigalg-not-accepted'], field: 'serverSigAlgs' } as const;

export default defineRule({
  id: 'algo-rsa-sha1-user-key',
  description: 'an RSA key is of no use, as the server knows only SHA-1 or the client no more than that',
  category: 'compatibility',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'safe',
  sources: ['https://www.openssh.com/txt/release-8.8', 'https://www.openssh.com/legacy.html'],
  check: {
    *connection(found, { config }) {
      const problem = foretold(found, CAUSES);
      if (problem === undefined) return;
      const isRsa = found.verdict.attempts.some(({ type }) => type?.startsWith('ssh-rsa'));
      if (isRsa) yield { ...problem, notes: [...wrongKnob(found, config), ...(problem.notes ?? [])] };
    },
  },
});
