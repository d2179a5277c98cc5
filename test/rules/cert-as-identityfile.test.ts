import rule from '../../rules/cert-as-identityfile.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'IdentityFile k\nCertificateFile k-cert.pub\n',
    'IdentityFile k.pub\n',
    'IdentityFile cert.pub.d/k\n',
    'IdentityFile k-cert\n',
  ],
  bad: [
    {
      config: 'IdentityFile /k/id-cert.pub.d/id-cert.pub\n',
      problems: [
        '1:14-42 A certificate cannot sign: name the key, `/k/id-cert.pub.d/id`, and the certificate with `CertificateFile`.',
      ],
    },
    {
      config: 'IdentityFile ~/.ssh/k-cert.pub\n',
      problems: [
        '1:14-31 A certificate cannot sign: name the key, `~/.ssh/k`, and the certificate with `CertificateFile`.',
      ],
    },
    {
      config: 'Host a\n  IdentityFile "/k/id-cert.pub" # c\n',
      problems: [
        '2:16-32 A certificate cannot sign: name the key, `/k/id`, and the certificate with `CertificateFile`.',
      ],
      destinations: [['a']],
    },
    {
      config: 'Match user x\n  IdentityFile=%d/x-cert.pub\n',
      problems: [
        '2:16-29 A certificate cannot sign: name the key, `%d/x`, and the certificate with `CertificateFile`.',
      ],
    },
  ],
});
