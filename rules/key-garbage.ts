import { defineRule, quoted } from '../src/rule.ts';

/** Faults that other rules speak of. */
const ELSEWHERE: readonly string[] = [
  'carriage-returns',
  'no-final-newline',
  'one-line',
  'byte-order-mark',
  'utf-16',
  'too-short',
];

const WORDS: Readonly<Record<string, string>> = {
  empty: 'is empty',
  'too-large': 'is larger than any key',
  'not-a-key': 'is no key',
  truncated: 'is cut off',
  damaged: 'is damaged',
  'leading-text': 'has something before the key',
  'foreign-format': 'is in a format that ssh does not read',
  'unknown-type': 'is a key of a type that ssh does not know',
};

export default defineRule({
  id: 'key-garbage',
  description: 'a file that is named as a key holds none that ssh can read',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#IdentityFile'],
  check: {
    *namedFile({ kind, at, written, file }) {
      if (kind !== 'identity') return;
      const { state, format, faults } = file();
      if (state !== 'present' || format === 'ppk' || faults.some((fault) => ELSEWHERE.includes(fault))) return;
      const what = faults.map((fault) => WORDS[fault]).find((words) => words !== undefined);
      if (what !== undefined) yield { at, message: `${quoted(written)} ${what}, so ssh has no key in it.` };
    },
  },
});
