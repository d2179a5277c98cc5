import { defineRule, quoted, valueOfStep } from '../src/rule.ts';

export default defineRule({
  id: 'session-local-command-not-permitted',
  description: '`LocalCommand` is never run, as nothing permits it',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#PermitLocalCommand'],
  keywords: ['localcommand'],
  check: {
    *setting({ step }, { analysis }) {
      if (analysis.mayMeet('permitlocalcommand', step, (other) => valueOfStep(other) === 'yes')) return;
      const at = { source: step.document.source, span: step.directive.keyword };
      yield {
        at,
        message: `${quoted('LocalCommand')} is not run: no ${quoted('PermitLocalCommand yes')} counts for these hosts.`,
      };
    },
  },
});
