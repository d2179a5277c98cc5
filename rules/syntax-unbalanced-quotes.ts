import { defineRule, locate, openQuoteIn, type Problem, type Step } from '../src/rule.ts';

function unbalanced(step: Step, message: string): Problem {
  const quote = openQuoteIn(step);
  return { at: locate(step, { start: quote.at, end: quote.at + 1 }), message: message.replace('Q', quote.character) };
}

export default defineRule({
  id: 'syntax-unbalanced-quotes',
  description: 'a quote is opened and never closed',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config'],
  codes: ['unbalanced-quotes', 'missing-argument', 'bad-match', 'bad-forward'],
  check: {
    *refused({ step }) {
      if (step.directive.problem === 'unbalanced-quotes')
        yield unbalanced(step, 'This `Q` is never closed, and ssh refuses the line.');
    },
    *document(document) {
      for (const line of document.lines) {
        if (line.kind !== 'ignored') continue;
        const start = document.source.text.indexOf('"', line.start);
        const message = 'This quote is never closed, and ssh skips the line without a word.';
        yield { at: locate({ document }, { start, end: start + 1 }), message, severity: 'warning' };
      }
    },
  },
});
