import { defineRule, locate, replace, type Step, textAt } from '../src/rule.ts';

/** Hops with blanks beside the commas, or instead of them. */
function blankIn(step: Step): { readonly text: string; readonly start: number; readonly end: number } | undefined {
  const { rest } = step.directive;
  const value = textAt(step, rest)
    .replace(/[ \t]*#.*$/s, '')
    .trimEnd();
  const blank = /[ \t]+/.exec(value);
  if (!blank || value.startsWith('"')) return undefined;
  const start = rest.start + blank.index;
  return { text: value.replace(/[ \t]*,[ \t]*|[ \t]+/g, ','), start, end: start + blank[0].length };
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
      const length = textAt(step, step.directive.rest)
        .replace(/[ \t]*#.*$/s, '')
        .trimEnd().length;
      const whole = { start: step.directive.rest.start, end: step.directive.rest.start + length };
      const fix = {
        title: `Write \`${blank.text}\``,
        safety: 'safe',
        weakens: false,
        edits: [replace(step, whole, blank.text)],
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
