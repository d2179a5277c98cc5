import { certificateOf, defineRule, destinationsOf, listed, quoted, valueOfStep } from '../src/rule.ts';

export default defineRule({
  id: 'cert-principal-mismatch',
  description: 'a certificate is not made out for the user',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: [
    'https://man.openbsd.org/ssh_config#CertificateFile',
    'https://man.openbsd.org/ssh-keygen#CERTIFICATES',
    'https://man.openbsd.org/sshd_config#AuthorizedPrincipalsFile',
  ],
  check: {
    *namedFile(found, { analysis }) {
      const { step, at } = found;
      const certificate = certificateOf(found, analysis);
      if (step === undefined || certificate === undefined || certificate.kind !== 'user') return;
      const { principals, written } = certificate;
      if (principals.length === 0) return;
      for (const name of destinationsOf(step.block)) {
        const line = analysis.lineFor('user', name);
        const user = line === undefined || line === 'unknown' ? undefined : valueOfStep(line);
        if (user === undefined || /[%$]/.test(user) || principals.includes(user)) continue;
        const message = `The certificate ${quoted(written)} is for ${listed(principals, 4)}, and the user is ${quoted(user)}.`;
        yield { at, message, destinations: [name] };
      }
    },
  },
});
