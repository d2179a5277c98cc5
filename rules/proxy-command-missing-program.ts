import { defineRule, guardsOf, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'proxy-command-missing-program',
  description: 'the program of a ProxyCommand is not there',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#ProxyCommand'],
  check: {
    *namedPlace({ step, kind, at, written, isThere }, { analysis }) {
      if (kind !== 'program' || isThere() || !analysis.effective(step)) return;
      const isGuarded = guardsOf(step.block).some(({ criteria }) => criteria !== undefined);
      yield {
        at,
        message: `There is no program ${quoted(written)} here, so nothing connects to these hosts.`,
        ...(isGuarded && { severity: 'info' }),
      };
    },
  },
});
