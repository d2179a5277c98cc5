import rule from '../../rules/cert-sha1-signature.ts';
import { certificateLine } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  User ada\n  CertificateFile ~/.ssh/work-cert.pub\n';
const withSignature = (signature: string, kind: 'user' | 'host' = 'user') => ({
  config,
  files: { 'work-cert.pub': certificateLine({ signature, kind }) },
});
const problems = [
  '3:19-39 The certificate `~/.ssh/work-cert.pub` is signed with SHA-1 (`ssh-rsa`), which OpenSSH servers from 8.2 on refuse.',
];

testRule(rule, {
  good: [
    config,
    withSignature('rsa-sha2-512'),
    withSignature('rsa-sha2-256'),
    withSignature('ssh-ed25519'),
    withSignature('ssh-rsa', 'host'),
    { ...withSignature('ssh-rsa'), onlyBelow: ['/home/ada'] },
  ],
  bad: [
    { ...withSignature('ssh-rsa'), problems, destinations: [['web']] },
    { ...withSignature('ssh-rsa'), target: '7.5', problems },
    {
      ...withSignature('ssh-rsa'),
      config: 'Host *\n  IdentityFile ~/.ssh/work-cert.pub\n',
      problems: problems.map((text) => text.replace('3:19-39', '2:16-36')),
    },
  ],
});
