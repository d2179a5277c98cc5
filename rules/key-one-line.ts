import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'key-one-line',
  description: 'a private key stands on one line',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://github.com/webfactory/ssh-agent/issues/233'],
  check: {
    *namedFile({ kind, at, written, file }) {
      if (kind !== 'identity') return;
      const { isPrivate, faults } = file();
      if (!isPrivate || !faults.includes('one-line')) return;
      const message = `The whole key stands on one line, so ssh does not read ${quoted(written)}: its first and last line must be lines of their own.`;
      yield { at, message };
    },
  },
});
