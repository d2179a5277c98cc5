import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'key-ppk',
  description: 'a key in the format of PuTTY is named',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html'],
  check: {
    *namedFile({ kind, at, written, file }) {
      if (kind !== 'identity' || file().format !== 'ppk') return;
      const message = `${quoted(written)} is a key of PuTTY, which ssh does not read; puttygen exports it as an OpenSSH key.`;
      yield { at, message };
    },
  },
});
