import { defineRule, guardsOf, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'agent-pkcs11-missing',
  description: 'the library of a token is not there',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#PKCS11Provider'],
  check: {
    *namedPlace({ step, kind, at, written, isThere }, { analysis }) {
      if (kind !== 'library' || isThere() || !analysis.effective(step)) return;
      const isGuarded = guardsOf(step.block).some(({ criteria }) => criteria !== undefined);
      yield {
        at,
        message: `There is no library ${quoted(written)}, so ssh finds no key of the token.`,
        ...(isGuarded && { severity: 'info' }),
      };
    },
  },
});
