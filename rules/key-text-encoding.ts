import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'key-text-encoding',
  description: 'a private key was saved in an encoding that ssh does not read',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: [
    'https://github.com/PowerShell/Win32-OpenSSH/issues/1942',
    'https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key',
  ],
  check: {
    *namedFile({ kind, at, written, file }) {
      if (kind !== 'identity') return;
      const { faults } = file();
      const isWide = faults.includes('utf-16');
      if (!isWide && !faults.includes('byte-order-mark')) return;
      const what = isWide ? 'This key is saved as UTF-16' : 'A byte order mark stands before this key';
      yield { at, message: `${what}, so ssh does not read ${quoted(written)}: save it as UTF-8 without a mark.` };
    },
  },
});
