import { defineRule, publicIn, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'cert-file-missing',
  description: 'a certificate that is named is not there, or is none',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#CertificateFile', 'https://man.openbsd.org/ssh-keygen#CERTIFICATES'],
  check: {
    *namedFile({ kind, at, written, file }) {
      if (kind !== 'certificate') return;
      const found = file();
      const { state, reason } = found;
      if (publicIn(found)?.certificate !== undefined) return;
      if (state === 'present') yield { at, message: `${quoted(written)} is no certificate, so ssh leaves it out.` };
      else if (state === 'missing')
        yield {
          at,
          message: `There is no certificate ${quoted(written)}, so ssh goes on without it.`,
          severity: 'warning',
        };
      else yield { at, message: `The certificate ${quoted(written)} cannot be read: ${reason}.` };
    },
  },
});
