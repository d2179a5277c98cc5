import { certificateOf, dayOf, defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'cert-not-yet-valid',
  description: 'a certificate is not valid yet',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#CertificateFile', 'https://man.openbsd.org/ssh-keygen#CERTIFICATES'],
  check: {
    *namedFile(found, { analysis }) {
      const certificate = certificateOf(found, analysis);
      const { at, now } = found;
      if (certificate?.validAfter === undefined || now >= certificate.validAfter) return;
      const day = dayOf(certificate.validAfter);
      yield {
        at,
        message: `The certificate ${quoted(certificate.written)} is valid from ${day} on, so the server refuses it.`,
      };
    },
  },
});
