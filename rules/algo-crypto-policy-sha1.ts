import { defineRule, forbiddenName, foretold, keywordOf, locate, newTypes, note, quoted } from '../src/rule.ts';

const WHY = 'the crypto policy of this client’s system forbids SHA-1 signatures';

export default defineRule({
  id: 'algo-crypto-policy-sha1',
  description: 'SHA-1 is allowed in a list, where the system forbids its signatures all the same',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: [
    'https://docs.redhat.com/en/documentation/red_hat_enterprise_linux/9/html/considerations_in_adopting_rhel_9/assembly_security_considerations-in-adopting-rhel-9',
    'https://docs.redhat.com/en/documentation/red_hat_enterprise_linux/10/html/security_hardening/using-system-wide-cryptographic-policies',
    'https://fedoraproject.org/wiki/Changes/OpenSSLDistrustSHA1SigVer',
    'https://access.redhat.com/solutions/6954602',
    'https://github.com/openssl/openssl/issues/18420',
    'https://github.com/openssh/openssh-portable/pull/323',
  ],
  clients: 'of RHEL 9 and 10 and of Fedora from 41 on',
  keywords: ['hostkeyalgorithms', 'pubkeyacceptedalgorithms', 'pubkeyacceptedkeytypes'],
  about: /ssh-rsa/,
  check: {
    *setting({ step }, { client }) {
      const [list] = step.directive.args;
      const found = list && forbiddenName(list, client);
      if (found === undefined) return;
      const isHostKey = step.reading.facts?.option?.id === 'hostkeyalgorithms';
      const at = locate(step, found.span);
      const notes = [note(isHostKey ? hostKeyNote(newTypes(client)) : userKeyNote(newTypes(client)))];
      if (isHostKey && found.isAlone) {
        const message = `${quoted(keywordOf(step))} names nothing but ${quoted(found.name)}, and ${WHY}: no host key passes.`;
        yield { at, message, notes };
      } else {
        const message = `${quoted(found.name)} does not help here: ${WHY}, whatever the list allows.`;
        yield { at, message, notes, severity: 'warning' };
      }
    },
    *connection(found) {
      const problem =
        foretold(found, { causes: ['hostkey-sha1-forbidden'], field: 'hostKeyAlgorithms' }) ??
        foretold(found, { causes: ['sigalg-sha1-forbidden'], field: 'serverSigAlgs' });
      const { source, span } = found.at;
      const isSaid = source.text.slice(span.start, span.end).includes('ssh-rsa');
      if (problem !== undefined && !isSaid) yield problem;
    },
  },
});

function hostKeyNote(types: string): string {
  return `ssh ends with \`error in libcrypto\`, or finds no host key type in common; what helps is an ${types} host key on the server.`;
}

function userKeyNote(types: string): string {
  return `ssh says \`signing failed … error in libcrypto\`; what helps is an ${types} key of your own.`;
}
