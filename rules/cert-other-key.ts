import { belongTogether, defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'cert-other-key',
  description: 'the certificate beside a key is for another key',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#CertificateFile', 'https://man.openbsd.org/ssh-keygen#CERTIFICATES'],
  check: {
    *namedFile({ kind, at, written, file, beside, certificate }) {
      if (kind !== 'identity') return;
      const [own, signed] = [file(), certificate()];
      const half = own.publicKey === undefined ? beside() : own;
      if (signed.publicKey?.certificate === undefined || belongTogether(half, signed) !== false) return;
      const message = `${quoted(`${written}-cert.pub`)} certifies another key than ${quoted(written)}, so nothing can sign for it.`;
      yield { at, message };
    },
  },
});
