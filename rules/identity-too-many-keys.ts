import { defineRule, foretold } from '../src/rule.ts';

export default defineRule({
  id: 'identity-too-many-keys',
  description: 'more keys are offered than the server lets pass',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/sshd_config#MaxAuthTries'],
  check: {
    *connection(found) {
      const problem = foretold(found, { causes: ['too-many-failures'], field: 'maxAuthTries' });
      if (problem !== undefined) yield problem;
      if (!found.verdict.conditions.some(({ cause }) => cause === 'too-many-failures')) return;
      const { at, destination, verdict } = found;
      const { server } = verdict.situation;
      const offers = verdict.attempts.filter(({ outcome }) => outcome !== 'skipped' && outcome !== 'unknown').length;
      const message = `${offers} keys are offered to ${server?.name ?? 'the server'}, which hangs up after ${server?.maxAuthTries} that it does not know.`;
      yield { at, message, destinations: [destination], severity: 'warning' };
    },
  },
});
