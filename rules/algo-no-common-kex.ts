import { defineRule, foretold } from '../src/rule.ts';

export default defineRule({
  id: 'algo-no-common-kex',
  description: 'client and server have no key exchange method in common',
  category: 'compatibility',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'safe',
  sources: ['https://www.openssh.com/legacy.html'],
  check: {
    *connection(found) {
      const problem = foretold(found, { causes: ['no-common-kex'], field: 'kexAlgorithms' });
      if (problem !== undefined) yield problem;
    },
  },
});
