import rule from '../../rules/cert-expired.ts';
import { certificateLine, ed25519Key } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  User ada\n  CertificateFile ~/.ssh/work-cert.pub\n';
const now = 1_795_392_000;
const withCertificate = (text: string) => ({ config, files: { 'work-cert.pub': text } });
const says = (day: string) => [
  `3:19-39 The certificate \`~/.ssh/work-cert.pub\` expired on ${day}: ssh offers it all the same, and the server refuses it.`,
];

testRule(rule, {
  good: [
    config,
    withCertificate(certificateLine()),
    withCertificate(certificateLine({ before: now + 1 })),
    withCertificate(certificateLine({ after: now + 10 })),
    withCertificate(ed25519Key().line),
    { config: 'Host a\n', files: { 'id_work-cert.pub': certificateLine({ before: 1 }) } },
    { ...withCertificate(certificateLine({ before: 1 })), onlyBelow: ['/home/ada'] },
  ],
  bad: [
    { ...withCertificate(certificateLine({ before: now })), problems: says('2026-11-23'), destinations: [['web']] },
    { ...withCertificate(certificateLine({ before: 1_700_000_000 })), problems: says('2023-11-14') },
    {
      config: 'IdentityFile ~/.ssh/id_work\nHost a\n',
      files: { id_work: ed25519Key().private, 'id_work-cert.pub': certificateLine({ before: 86_400 }) },
      problems: [
        '1:14-28 The certificate `~/.ssh/id_work-cert.pub` expired on 1970-01-02: ssh offers it all the same, and the server refuses it.',
      ],
    },
  ],
});
