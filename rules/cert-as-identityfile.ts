import { argumentsWhere, defineRule, locate, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'cert-as-identityfile',
  description: 'a certificate is named as a key',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#CertificateFile'],
  keywords: ['identityfile'],
  about: /-cert\.pub$/,
  check: {
    *directive(step) {
      for (const argument of argumentsWhere(step, (value) => value.endsWith('-cert.pub'))) {
        const key = argument.value.replace(/-cert\.pub$/, '');
        const message = `A certificate cannot sign: name the key, ${quoted(key)}, and the certificate with ${quoted('CertificateFile')}.`;
        yield { at: locate(step, argument), message };
      }
    },
  },
});
