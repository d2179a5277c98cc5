import { defineRule, foretold } from '../src/rule.ts';

export default defineRule({
  id: 'policy-service-key-type',
  description: 'a server takes no keys like the one that is offered',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://learn.microsoft.com/en-us/azure/devops/repos/git/use-ssh-keys-to-authenticate'],
  check: {
    *connection(found) {
      const problem = foretold(found, {
        causes: ['key-type-not-accepted', 'key-too-short-for-server'],
        field: 'userKeyTypes',
      });
      if (problem !== undefined) yield problem;
    },
  },
});
