import { belongTogether, defineRule, publicIn, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'identity-pub-mismatch',
  description: 'the public half beside a key belongs to another key',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh-keygen#y', 'https://man.openbsd.org/ssh_config#IdentityFile'],
  check: {
    *namedFile({ kind, at, written, file, beside, agentKeys }) {
      if (kind !== 'identity') return;
      const [own, publicKey] = [file(), publicIn(beside())];
      if (!own.isPrivate || belongTogether(own, { publicKey }) !== false) return;
      if (agentKeys?.some(({ blob }) => blob === publicKey?.blob)) return;
      const message = `${quoted(`${written}.pub`)} belongs to another key than ${quoted(written)}: ssh offers the public half, and then cannot sign.`;
      yield { at, message };
    },
  },
});
