import { defineRule, guardsOf, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'identity-file-missing',
  description: 'a key that is named is not there',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#IdentityFile'],
  check: {
    *namedFile({ step, kind, at, written, file, beside, certificate }) {
      if (step === undefined || kind !== 'identity' || written.endsWith('.pub')) return;
      if ([file(), beside(), certificate()].some(({ state }) => state !== 'missing')) return;
      const isGuarded = guardsOf(step.block).some(({ criteria }) => criteria !== undefined);
      const message = `There is no file ${quoted(written)}, so ssh goes on without this key.`;
      yield { at, message, ...(isGuarded && { severity: 'info' }) };
    },
  },
});
