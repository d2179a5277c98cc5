import { defineRule, permissionsAreTooOpen, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'key-perms',
  description: 'others may read a private key',
  category: 'security',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'unsafe',
  sources: ['https://man.openbsd.org/ssh#FILES'],
  check: {
    *namedFile({ kind, at, written, path, uid, file }) {
      const found = kind === 'identity' ? file() : undefined;
      if (!found?.isPrivate || uid === undefined || !permissionsAreTooOpen(found, uid)) return;
      const { mode: from = 0 } = found;
      const mode = { path, from, to: from & 0o700 };
      const message = `Others may read ${quoted(written)} (its mode is ${from.toString(8)}), so ssh ignores it; ${quoted('chmod go=')} takes that away.`;
      yield {
        at,
        message,
        fixes: [{ title: 'Let nobody else read the key', safety: 'unsafe', weakens: false, edits: [], mode }],
      };
    },
  },
});
