import { defineRule, locate, note, startOf } from '../src/rule.ts';

const WHAT = {
  'private-key': 'a private key',
  'public-key': 'a public key',
  certificate: 'a certificate',
  'known-hosts': 'a list of host keys',
} as const;

export default defineRule({
  id: 'syntax-key-file-as-config',
  description: 'a key is named or Included where a config is expected',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://github.com/Sequel-Ace/Sequel-Ace/issues/205'],
  kinds: ['no-config'],
  check: {
    *file({ looks, source, step, argument }) {
      if (source === undefined || looks === undefined || !(looks in WHAT)) return;
      const what = Object.entries(WHAT).find(([kind]) => kind === looks)?.[1];
      const notes = step && argument ? [note('it is Included here', locate(step, argument))] : [];
      yield { at: startOf(source), message: `This file is ${what} and no ssh config.`, notes };
    },
  },
});
