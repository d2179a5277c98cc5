import { certificateOf, dayOf, defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'cert-expired',
  description: 'a certificate is not valid any more',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#CertificateFile', 'https://man.openbsd.org/ssh-keygen#CERTIFICATES'],
  check: {
    *namedFile(found, { analysis }) {
      const certificate = certificateOf(found, analysis);
      const { at, now } = found;
      if (certificate?.validBefore === undefined || now < certificate.validBefore) return;
      const day = dayOf(certificate.validBefore);
      const message = `The certificate ${quoted(certificate.written)} expired on ${day}: ssh offers it all the same, and the server refuses it.`;
      yield { at, message };
    },
  },
});
