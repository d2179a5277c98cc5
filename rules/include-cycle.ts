import { defineRule, locate, note, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'include-cycle',
  description: 'Includes lead back to a file that they started from, or go too deep',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#Include'],
  kinds: ['cycle', 'too-deep'],
  check: {
    *file({ kind, step, argument, path, message }) {
      if (step === undefined || argument === undefined) return;
      const at = locate(step, argument);
      if (kind === 'too-deep') {
        yield {
          at,
          message: `${quoted(path)} is Included ${Number(message) + 1} levels deep, and ssh gives up behind ${message}.`,
        };
        return;
      }
      const between = message.split('\n').slice(1);
      const way =
        between.length === 0 ? 'itself' : `itself by way of ${between.map((each) => quoted(each)).join(', ')}`;
      yield {
        at,
        message: `${quoted(path)} Includes ${way}, and ssh gives up.`,
        notes: [note('ssh reads 16 levels at most, whether or not the blocks apply')],
      };
    },
  },
});
