import { defineRule, foretold, knowsOnlySha1 } from '../src/rule.ts';

export default defineRule({
  id: 'algo-no-common-host-key',
  description: 'client and server have no host key algorithm in common',
  category: 'compatibility',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'safe',
  sources: ['https://www.openssh.com/legacy.html'],
  check: {
    *connection(found) {
      const problem = foretold(found, { causes: ['no-common-hostkey-alg'], field: 'hostKeyAlgorithms' });
      if (problem !== undefined && !knowsOnlySha1(found)) yield problem;
    },
  },
});
