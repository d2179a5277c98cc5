import { defineRule, keywordOf, locate, quoted, type Step, textAt } from '../src/rule.ts';

/** Values that are lists with commas. */
const COMMA_LISTS = ['ignoreunknown', 'preferredauthentications', 'kbdinteractivedevices', 'logverbose'];

function message(step: Step, extra: string): string {
  const keyword = quoted(keywordOf(step));
  const id = step.reading.facts?.option?.id ?? '';
  if (COMMA_LISTS.includes(id)) return `${keyword} takes one list with commas and no blanks, so ${extra} is too much.`;
  if (step.directive.name === 'match') return `Nothing may follow \`all\`, so ${extra} is too much.`;
  return `${keyword} takes one value, so ${extra} is too much.`;
}

export default defineRule({
  id: 'syntax-extra-arguments',
  description: 'a line has more values than its keyword takes',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config'],
  codes: ['extra-arguments'],
  check: {
    *refused({ step, refusal }) {
      const { kind } = step.reading.facts?.option ?? {};
      const text = textAt(step, refusal.span);
      if (kind === 'algorithms' || kind === 'path' || text.startsWith('#')) return;
      yield { at: locate(step, refusal.span), message: message(step, quoted(text)) };
    },
  },
});
