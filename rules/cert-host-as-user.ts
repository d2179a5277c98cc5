import { certificateOf, defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'cert-host-as-user',
  description: 'a certificate of a host is named where one of a user belongs',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh-keygen#CERTIFICATES'],
  check: {
    *namedFile(found, { analysis }) {
      const certificate = certificateOf(found, analysis);
      if (certificate?.kind !== 'host') return;
      const message = `${quoted(certificate.written)} is the certificate of a host, and ssh leaves it out: users need one that was signed without ${quoted('-h')}.`;
      yield { at: found.at, message };
    },
  },
});
