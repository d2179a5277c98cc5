import { defineRule, isReadBy, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'key-pkcs8-ed25519',
  description: 'an Ed25519 key is in a format that this client does not read',
  category: 'compatibility',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://www.openssh.com/txt/release-9.6'],
  check: {
    *namedFile({ kind, at, written, file }, { client }) {
      if (kind !== 'identity') return;
      const found = file();
      if (!found.readable || isReadBy(found, client)) return;
      const message = `${quoted(written)} is an Ed25519 key in PKCS#8, which OpenSSH reads from 9.6 on, and this client is older.`;
      yield { at, message };
    },
  },
});
