import {
  defineRule,
  either,
  keywordOf,
  locate,
  meantWord,
  namedWords,
  quoted,
  type Refused,
  replace,
  type Step,
  takes,
  textAt,
  wordHistory,
} from '../src/rule.ts';

const notAlone = (step: Step, value: string): string =>
  `${quoted(value)} must be the only value of ${quoted(keywordOf(step))}.`;

function message(value: string, found: Refused, words: readonly string[]): string {
  const { step, refusal } = found;
  const keyword = quoted(keywordOf(step));
  const option = step.reading.facts?.option?.id ?? '';
  if (refusal.code === 'none-not-alone') return notAlone(step, value);
  const history = wordHistory(option, value.toLowerCase());
  if (history?.gone !== undefined) return `${keyword} does not take ${quoted(value)} since OpenSSH ${history.gone}.`;
  if (history?.since !== undefined) {
    return `${keyword} takes ${quoted(value)} since OpenSSH ${history.since}, and older clients refuse the file.`;
  }
  const shown = namedWords(words);
  const what = shown.length > 0 ? either(shown) : takes(option);
  if (what === undefined) return `${quoted(value)} is no value of ${keyword}.`;
  if (option === 'setenv') return `${keyword} takes ${what}.`;
  const near = meantWord(value, words);
  return `${keyword} takes ${what}, not ${quoted(value)}${near === undefined ? '' : `; did you mean \`${near}\`?`}`.replace(
    /([^?])$/,
    '$1.',
  );
}

export default defineRule({
  id: 'syntax-bad-value',
  description: 'a value is none of those that its keyword takes',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'unsafe',
  sources: ['https://man.openbsd.org/ssh_config'],
  codes: ['bad-value', 'bad-domain', 'none-not-alone'],
  keywords: ['userknownhostsfile', 'globalknownhostsfile'],
  about: /^none$/i,
  check: {
    *setting({ step, value }, { client }) {
      const [first, ...others] = step.directive.args;
      if (first === undefined || others.length === 0 || value.toLowerCase() !== 'none') return;
      if (client.does('known-hosts-none')) yield { at: locate(step, first), message: notAlone(step, value) };
    },
    *refused(found) {
      const { step, refusal } = found;
      if (refusal.onlyActive) return;
      const value = textAt(step, refusal.span);
      const words = [...(step.reading.facts?.option?.words?.keys() ?? [])];
      const near = meantWord(value, words);
      const edits = near === undefined ? [] : [replace(step, refusal.span, near)];
      yield {
        at: locate(step, refusal.span),
        message: message(value, found, words),
        ...(refusal.weight === 'note' && { severity: 'info' }),
        ...(near !== undefined && { fixes: [{ title: `Write \`${near}\``, safety: 'unsafe', weakens: false, edits }] }),
      };
    },
  },
});
