import { algorithmKeywords, defineRule, keywordOf, note, quoted, wholeLine } from '../src/rule.ts';

export default defineRule({
  id: 'algo-plus-lists-not-merged',
  description: 'a list that begins with `+`, `-` or `^` is ignored, because another one is read first',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#Ciphers'],
  keywords: algorithmKeywords,
  check: {
    *directive(step, { analysis }) {
      const value = step.directive.args[0]?.value ?? '';
      const slot = step.reading.settings[0]?.slot;
      if (!/^[+^-]/.test(value) || slot === undefined) return;
      const dead = analysis.shadows().get(step);
      const other = dead?.by[0] ?? analysis.earlier(slot, step);
      if (!other || other.directive.args[0]?.value === value) return;
      const where = dead ? 'This list has no effect' : 'Where the other line applies, this list has no effect';
      yield {
        at: wholeLine(step),
        message: `${where}: the lists of ${quoted(keywordOf(step))} are not joined, the first one counts.`,
        notes: [note('the other line', wholeLine(other))],
      };
    },
  },
});
