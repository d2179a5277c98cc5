import { defineRule, isPlusSyntax, keywordOf, locate, quoted, replace, textAt } from '../src/rule.ts';

export default defineRule({
  id: 'algo-list-space',
  description: 'a list of algorithms has blanks, or commas with nothing between them',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'safe',
  sources: ['https://man.openbsd.org/ssh_config#Ciphers'],
  codes: ['extra-arguments', 'bad-algorithm'],
  check: {
    *refused({ step, refusal }, { client }) {
      const { args } = step.directive;
      const [first] = args;
      if (step.reading.facts?.option?.kind !== 'algorithms' || !first || isPlusSyntax(first, client)) return;
      const words = args.findIndex((argument) => textAt(step, argument).startsWith('#'));
      const names = words === -1 ? args : args.slice(0, words);
      const [, second] = names;
      const hasGap = /^[+^]?,/.test(first.value);
      if (refusal.code === 'bad-algorithm' ? !hasGap : second === undefined) return;
      const text = names
        .map(({ value }) => value)
        .join(',')
        .replace(/,{2,}/g, ',')
        .replace(/^,|,$/g, '');
      const whole = { start: first.start, end: names.at(-1)?.end ?? first.end };
      const fix = {
        title: 'Write it without blanks',
        safety: 'safe',
        weakens: false,
        edits: [replace(step, whole, text)],
      } as const;
      yield {
        at: locate(step, second ? { start: first.end, end: second.start } : first),
        message: second
          ? `The list of ${quoted(keywordOf(step))} ends at this blank: its names are separated by commas alone.`
          : `The list of ${quoted(keywordOf(step))} has a comma with no name beside it.`,
        // What a quoted word like that was to be, nobody knows.
        fixes: /[\s#]/.test(text) ? [] : [fix],
      };
    },
  },
});
