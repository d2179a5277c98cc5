import { defineRule, guardsOf, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'agent-socket-missing',
  description: 'the agent that is named is not there',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#IdentityAgent'],
  check: {
    *namedPlace({ step, kind, at, written, isThere }, { analysis }) {
      if (kind !== 'agent' || isThere() || !analysis.effective(step)) return;
      const isGuarded = guardsOf(step.block).some(({ criteria }) => criteria !== undefined);
      yield {
        at,
        message: `There is no socket ${quoted(written)}, so ssh goes on without an agent.`,
        ...(isGuarded && { severity: 'info' }),
      };
    },
  },
});
