import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'identity-public-key-no-agent',
  description: 'a public key is named, and nothing has its private half',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#IdentityFile'],
  check: {
    *namedFile({ kind, at, written, agentKeys, file, privateHalf }) {
      if (kind !== 'identity') return;
      const { isPrivate, publicKey } = file();
      if (isPrivate || publicKey === undefined || publicKey.certificate !== undefined) return;
      if (agentKeys?.some(({ blob }) => blob === publicKey.blob)) return;
      const isBeside = privateHalf().isPrivate;
      if (!isBeside && agentKeys === undefined) return;
      const message = isBeside
        ? `${quoted(written)} is the public half, which signs only with the agent: name ${quoted(written.replace(/\.pub$/, ''))}.`
        : `${quoted(written)} is the public half of a key that the agent does not have, so nothing can sign for it.`;
      yield { at, message };
    },
  },
});
