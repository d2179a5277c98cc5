import { defineRule, locate } from '../src/rule.ts';

export default defineRule({
  id: 'include-bad-path',
  description: 'an Include of a system-wide file begins with `~`',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#Include'],
  codes: ['bad-include'],
  check: {
    *refused({ step, refusal }) {
      yield {
        at: locate(step, refusal.span),
        message: 'In a system-wide file `~` is nobody’s home, and ssh refuses the path.',
      };
    },
  },
});
