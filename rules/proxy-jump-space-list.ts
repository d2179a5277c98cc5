import { defineRule, locate, replace, type Span, type Step, textAt } from '../src/rule.ts';

interface Blank extends Span {
  /** The hops without it. */
  readonly text: string;
  /** Where they stand. */
  readonly whole: Span;
}

/** Hops with blanks beside the commas, or instead of them. */
function blankIn(step: Step): Blank | undefined {
  const { rest } = step.directive;
  const value = textAt(step, rest).replace(/[ \t]*#.*/s, '');
  const blank = /[ \t]+/.exec(value);
  if (!blank || value.startsWith('"')) return undefined;
  const start = rest.start + blank.index;
  const text = value.replace(/[ \t]*,[ \t]*|[ \t]+/g, ',');
  const whole = { start: rest.start, end: rest.start + value.length };
  return { text, whole, start, end: start + blank[0].length };
}

export default defineRule({
  id: 'proxy-jump-space-list',
  description: 'the hops of a ProxyJump have blanks between them',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'safe',
  sources: ['https://man.openbsd.org/ssh_config#ProxyJump'],
  keywords: ['proxyjump'],
  codes: ['bad-jump'],
  check: {
    *refused({ step }) {
      const blank = blankIn(step);
      if (!blank) return;
      const fix = {
        title: `Write \`${blank.text}\``,
        safety: 'safe',
        weakens: false,
        edits: [replace(step, blank.whole, blank.text)],
      } as const;
      yield {
        at: locate(step, blank),
        message: 'The hops of `ProxyJump` are separated by commas alone, and ssh refuses this blank.',
        fixes: [fix],
      };
    },
    *directive(step, { client }) {
      const blank = blankIn(step);
      if (!blank || /^none[ \t]/i.test(textAt(step, step.directive.rest))) return;
      if (!client.does('proxyjump-one-word')) return;
      yield {
        at: locate(step, blank),
        message: 'ssh reads `ProxyJump` up to this blank only, so the hops behind it are lost.',
      };
    },
  },
});
