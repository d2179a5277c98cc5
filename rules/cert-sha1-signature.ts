import { certificateOf, defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'cert-sha1-signature',
  description: 'a certificate is signed with SHA-1',
  category: 'compatibility',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://www.openssh.com/txt/release-8.2'],
  check: {
    *namedFile(found, { analysis }) {
      const certificate = certificateOf(found, analysis);
      if (certificate?.kind !== 'user' || certificate.signatureAlgorithm !== 'ssh-rsa') return;
      const message = `The certificate ${quoted(certificate.written)} is signed with SHA-1 (${quoted('ssh-rsa')}), which OpenSSH servers from 8.2 on refuse.`;
      yield { at: found.at, message };
    },
  },
});
