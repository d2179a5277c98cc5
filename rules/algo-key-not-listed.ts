import { defineRule, foretold } from '../src/rule.ts';

const CAUSES = ['key-not-listed', 'certificate-key-not-listed', 'key-answer-not-listed'];

export default defineRule({
  id: 'algo-key-not-listed',
  description: 'a list of algorithms leaves out the key that a server would take',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'safe',
  sources: ['https://man.openbsd.org/ssh_config#PubkeyAcceptedAlgorithms'],
  check: {
    *connection(found) {
      const problem = foretold(found, { causes: CAUSES, field: 'acceptedSigAlgs' });
      if (problem !== undefined) yield problem;
    },
  },
});
