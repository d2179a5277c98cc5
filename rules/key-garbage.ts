import { defineRule, quoted } from '../src/rule.ts';

/** Of the other faults other rules speak. */
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
      const { format, faults } = file();
      const words = faults.map((fault) => WORDS[fault]);
      const [what] = words;
      if (format === 'ppk' || what === undefined || words.includes(undefined)) return;
      yield { at, message: `${quoted(written)} ${what}, so ssh has no key in it.` };
    },
  },
});
