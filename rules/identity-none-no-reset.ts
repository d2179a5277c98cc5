import { defineRule, quoted, valueOfStep } from '../src/rule.ts';

const isNone = (value: string): boolean => value.toLowerCase() === 'none';

export default defineRule({
  id: 'identity-none-no-reset',
  description: '`IdentityFile none` takes no other file away',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#IdentityFile'],
  keywords: ['identityfile'],
  about: /^none$/i,
  check: {
    *setting({ step, value, at }, { analysis }) {
      if (!isNone(value) || analysis.isPartial()) return;
      if (!analysis.mayMeet('identityfile', step, (other) => !isNone(valueOfStep(other)))) return;
      yield {
        at,
        message: `${quoted('IdentityFile none')} takes away the default files only; those of other lines are still tried.`,
      };
    },
  },
});
