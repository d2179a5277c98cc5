import { defineRule, foretold } from '../src/rule.ts';

export default defineRule({
  id: 'algo-no-common-mac',
  description: 'client and server have no MAC in common',
  category: 'compatibility',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'safe',
  sources: ['https://www.openssh.com/legacy.html'],
  check: {
    *connection(found) {
      const problem = foretold(found, { causes: ['no-common-mac'], field: 'macs' });
      if (problem !== undefined) yield problem;
    },
  },
});
