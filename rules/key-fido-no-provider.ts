import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'key-fido-no-provider',
  description: 'a key of a security token is named, and this client cannot reach tokens',
  category: 'compatibility',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: [
    'https://www.openssh.com/txt/release-8.2',
    'https://github.com/Yubico/libfido2/issues/464',
    'https://man.openbsd.org/ssh_config#SecurityKeyProvider',
  ],
  check: {
    *namedFile({ step, kind, at, written, file, beside, agentKeys }, { client, analysis }) {
      const key = kind === 'identity' ? (file().publicKey ?? beside().publicKey) : undefined;
      if (key === undefined || !key.type.startsWith('sk-')) return;
      if (!client.algorithms('pubkey').supported.includes(key.type)) {
        const message = `${quoted(written)} is the key of a security token, and this client knows no such keys: OpenSSH has them from 8.2 on.`;
        yield { at, message };
        return;
      }
      if (client.vendor !== 'apple' || step === undefined || analysis.mayMeet('securitykeyprovider', step)) return;
      if (agentKeys?.some(({ blob }) => blob === key.blob)) return;
      const message = `${quoted(written)} is the key of a security token, which Apple’s ssh reaches only through a ${quoted('SecurityKeyProvider')}, and none is named.`;
      yield { at, message, severity: 'warning' };
    },
  },
});
