import { argumentsWhere, defineRule, locate, quoted, replace, textAt } from '../src/rule.ts';

export default defineRule({
  id: 'host-comma-separated',
  description: 'the patterns of a Host line are separated by commas',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'unsafe',
  sources: ['https://man.openbsd.org/ssh_config#PATTERNS'],
  keywords: ['host'],
  about: /,/,
  check: {
    *directive(step) {
      // Words of a comment, for clients before 8.5: they are not meant as names.
      const comment = step.directive.args.find((argument) => textAt(step, argument).startsWith('#'));
      for (const argument of argumentsWhere(step, (value) => value.includes(','))) {
        if (comment && argument.start >= comment.start) return;
        const names = argument.value
          .replace(/^!/, '')
          .split(',')
          .filter((name) => name !== '');
        const written = textAt(step, argument);
        const { text } = step.document.source;
        // Up to 8.4 a word may begin behind a quote.
        const isAlone = /[\s=]/.test(text[argument.start - 1] ?? '');
        const isPlain = isAlone && written === argument.value && !/^!|,#/.test(written);
        const fix = {
          title: 'Separate them by blanks',
          safety: 'unsafe',
          weakens: false,
          edits: [replace(step, argument, names.join(' '))],
        } as const;
        const what = names.length < 2 ? 'the comma is a part of the pattern' : 'commas do not separate patterns';
        yield {
          at: locate(step, argument),
          message: `${quoted(argument.value)} matches none of its names: in a Host line ${what}.`,
          destinations: names.filter((name) => !/[!*?]/.test(name)),
          ...(isPlain && names.length > 0 && { fixes: [fix] }),
        };
      }
    },
  },
});
