import { meant } from './nearest.ts';

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

/** The word of a closed set that someone may have meant. */
export function meantWord(value: string, words: readonly string[]): string | undefined {
  const word = value.toLowerCase();
  const plain = MEANS_YES.includes(word) ? 'yes' : MEANS_NO.includes(word) ? 'no' : meant(word, words);
  return plain !== undefined && words.includes(plain) ? plain : undefined;
}

/** The words of a closed set, without those that say the same as others. */
export function namedWords(words: readonly string[]): readonly string[] {
  return words.filter((word) => !ALIASES.includes(word));
}

/** What an option takes that has no closed set of words. */
export function takes(option: string): string | undefined {
  return Object.hasOwn(TAKES, option) ? TAKES[option] : undefined;
}
