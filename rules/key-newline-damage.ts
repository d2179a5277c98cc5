import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'key-newline-damage',
  description: 'the lines of a private key end in a way that ssh does not read',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: [
    'https://github.com/webfactory/ssh-agent/issues/233',
    'https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key',
  ],
  check: {
    *namedFile({ kind, at, written, file }) {
      if (kind !== 'identity') return;
      const { faults } = file();
      if (faults.includes('one-line')) return;
      const isWindows = faults.includes('carriage-returns');
      if (!isWindows && !faults.includes('no-final-newline')) return;
      const what = isWindows ? 'The lines of this key end with CR LF' : 'The last line of this key does not end';
      yield { at, message: `${what}, so ssh does not read ${quoted(written)}.` };
    },
  },
});
