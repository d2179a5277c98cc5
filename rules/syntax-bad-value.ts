import {
  defineRule,
  either,
  keywordOf,
  locate,
  meant,
  quoted,
  type Refused,
  replace,
  textAt,
  wordHistory,
} from '../src/rule.ts';

/** What options take whose values are no closed set of words. */
const TAKES: Readonly<Record<string, string>> = {
  addkeystoagent: '`yes`, `no`, `ask`, `confirm` or a time',
  canonicaldomains: 'domain names, which begin with a letter or a digit',
  canonicalizepermittedcnames: 'pattern lists with a colon between them, as in `*.a.example:*.b.example`',
  controlpersist: '`yes`, `no` or a time such as `10m`',
  escapechar: 'one character, `^` with a letter, or `none`',
  forwardagent: '`yes`, `no` or the path of a socket',
  ipqos: 'names such as `af21`, numbers or `none`',
  obscurekeystroketiming: '`yes`, `no` or `interval:20`',
  sendenv: 'names of variables, without `=`',
  setenv: 'pairs such as `NAME=value`',
  tunneldevice: '`any` or numbers, as in `0:1`',
};

const MEANS_YES = ['on', '1', 'enable', 'enabled', 'true', 'y'];
const MEANS_NO = ['off', '0', 'disable', 'disabled', 'false', 'never', 'n'];

/** Words that say the same as others, which are the ones to name. */
const ALIASES = ['true', 'false', 'off', 'debug1', 'transport', 'point-to-point'];

function suggestion(value: string, words: readonly string[]): string | undefined {
  const word = value.toLowerCase();
  const plain = MEANS_YES.includes(word) ? 'yes' : MEANS_NO.includes(word) ? 'no' : meant(word, words);
  return plain !== undefined && words.includes(plain) ? plain : undefined;
}

function message(value: string, found: Refused, words: readonly string[]): string {
  const { step, refusal } = found;
  const keyword = quoted(keywordOf(step));
  const option = step.reading.facts?.option?.id ?? '';
  if (refusal.code === 'none-not-alone') return `${quoted(value)} must be the only value of ${keyword}.`;
  const history = wordHistory(option, value.toLowerCase());
  if (history?.gone !== undefined) return `${keyword} does not take ${quoted(value)} since OpenSSH ${history.gone}.`;
  if (history?.since !== undefined && !words.includes(value.toLowerCase())) {
    return `${keyword} takes ${quoted(value)} since OpenSSH ${history.since}, and older clients refuse the file.`;
  }
  const shown = words.filter((word) => !ALIASES.includes(word));
  const takes = shown.length > 0 ? either(shown) : TAKES[option];
  if (takes === undefined) return `${quoted(value)} is no value of ${keyword}.`;
  if (option === 'setenv') return `${keyword} takes ${takes}.`;
  const near = suggestion(value, words);
  return `${keyword} takes ${takes}, not ${quoted(value)}${near === undefined ? '' : `; did you mean \`${near}\`?`}`.replace(
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
  check: {
    *refused(found) {
      const { step, refusal } = found;
      if (refusal.onlyActive) return;
      const value = textAt(step, refusal.span);
      const words = [...(step.reading.facts?.option?.words?.keys() ?? [])];
      const near = refusal.code === 'bad-value' ? suggestion(value, words) : undefined;
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
