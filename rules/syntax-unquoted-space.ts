import { defineRule, keywordOf, locate, quoted, replace, straight, textAt } from '../src/rule.ts';

export default defineRule({
  id: 'syntax-unquoted-space',
  description: 'a path with a blank in it is not quoted',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'safe',
  sources: [
    'https://github.com/hashicorp/vagrant/issues/1322',
    'https://github.com/emre/storm/issues/100',
    'https://man.openbsd.org/ssh_config',
  ],
  codes: ['extra-arguments'],
  check: {
    *refused({ step }) {
      const [first, second] = step.directive.args;
      if (step.reading.facts?.option?.kind !== 'path' || !first || !second) return;
      if (textAt(step, second).startsWith('#')) return;
      if (first.end === second.start) {
        const path = `The path of ${quoted(keywordOf(step))} ends at the quote`;
        yield { at: locate(step, second), message: `${path}, so ${quoted(textAt(step, second))} is too much.` };
        return;
      }
      const whole = { start: first.start, end: step.directive.args.at(-1)?.end ?? second.end };
      const text = textAt(step, whole);
      const fix = {
        title: 'Put quotes around it',
        safety: 'safe',
        weakens: false,
        edits: [replace(step, whole, `"${text}"`)],
      } as const;
      yield {
        at: locate(step, { start: first.end, end: second.start }),
        message: `The path of ${quoted(keywordOf(step))} ends at this blank; in double quotes it is one.`,
        ...(!/["'\\]/.test(straight(text)) && !text.includes(' #') && { fixes: [fix] }),
      };
    },
  },
});
