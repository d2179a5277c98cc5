import { defineRule, foretold } from '../src/rule.ts';

export default defineRule({
  id: 'algo-no-common-cipher',
  description: 'client and server have no cipher in common',
  category: 'compatibility',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'safe',
  sources: ['https://www.openssh.com/legacy.html'],
  check: {
    *connection(found) {
      const problem = foretold(found, { causes: ['no-common-cipher'], field: 'ciphers' });
      if (problem !== undefined) yield problem;
    },
  },
});
