import rule from '../../rules/cert-not-yet-valid.ts';
import { certificateLine } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  User ada\n  CertificateFile ~/.ssh/work-cert.pub\n';
const now = 1_795_392_000;
const withCertificate = (after: number) => ({ config, files: { 'work-cert.pub': certificateLine({ after }) } });
const says = (day: string) => [
  `3:19-39 The certificate \`~/.ssh/work-cert.pub\` is valid from ${day} on, so the server refuses it.`,
];

testRule(rule, {
  good: [config, withCertificate(0), withCertificate(now), { ...withCertificate(now + 1), onlyBelow: ['/home/ada'] }],
  bad: [
    { ...withCertificate(now + 1), problems: says('2026-11-23') },
    { ...withCertificate(2_000_000_000), problems: says('2033-05-18') },
    {
      config: 'Host a\n  IdentityFile ~/.ssh/x-cert.pub\n',
      files: { 'x-cert.pub': certificateLine({ after: now + 86_400 }) },
      problems: ['2:16-33 The certificate `~/.ssh/x-cert.pub` is valid from 2026-11-24 on, so the server refuses it.'],
    },
  ],
});
