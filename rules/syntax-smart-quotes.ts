import { argumentsWhere, defineRule, locate, quoted, replace, type Step, straight, textAt } from '../src/rule.ts';

const QUOTES = /^[“”„‟«»‘’‚‛]/;

/** Behind a sign that clients before 8.5 take for a word. */
const isComment = (step: Step, start: number): boolean =>
  /(?:^|[ \t])#/.test(textAt(step, { start: step.directive.rest.start, end: start }));

const isClosed = (text: string): boolean => [/"/g, /'/g].every((quote) => (text.match(quote)?.length ?? 0) % 2 === 0);

export default defineRule({
  id: 'syntax-smart-quotes',
  description: 'a value stands in typographic quotes',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'unsafe',
  sources: ['https://man.openbsd.org/ssh_config'],
  check: {
    *config({ steps }) {
      for (const step of steps) {
        const [argument] = argumentsWhere(step, (value) => QUOTES.test(value));
        if (!argument || isComment(step, argument.start)) continue;
        const sign = quoted(argument.value.slice(0, 1));
        const plain = straight(textAt(step, step.directive.rest));
        const edits = [replace(step, step.directive.rest, plain)];
        const fix = { title: 'Write plain quotes', safety: 'unsafe', weakens: false, edits } as const;
        yield {
          at: locate(step, argument),
          fixes: isClosed(plain) ? [fix] : [],
          message: `${sign} is no quote to ssh, and becomes a part of the value: write ${quoted('"')}.`,
        };
      }
    },
  },
});
