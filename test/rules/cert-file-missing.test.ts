import rule from '../../rules/cert-file-missing.ts';
import { certificateLine, ed25519Key } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  User ada\n  CertificateFile ~/.ssh/work-cert.pub\n';
const key = ed25519Key();

testRule(rule, {
  good: [
    { config, files: { 'work-cert.pub': certificateLine() } },
    'CertificateFile none\n',
    'CertificateFile ~/.ssh/%h-cert.pub\n',
    'Host a\n  IdentityFile ~/.ssh/work-cert.pub\n',
    { config, onlyBelow: ['/home/ada'] },
  ],
  bad: [
    {
      config,
      problems: ['3:19-39 There is no certificate `~/.ssh/work-cert.pub`, so ssh goes on without it.'],
      severities: ['warning'],
    },
    {
      config,
      files: { 'work-cert.pub': key.line },
      problems: ['3:19-39 `~/.ssh/work-cert.pub` is no certificate, so ssh leaves it out.'],
      severities: ['error'],
    },
    {
      config,
      files: { 'work-cert.pub': `\ufeff${certificateLine()}` },
      problems: ['3:19-39 `~/.ssh/work-cert.pub` is no certificate, so ssh leaves it out.'],
    },
    {
      config,
      files: { 'work-cert.pub': '' },
      problems: ['3:19-39 `~/.ssh/work-cert.pub` is no certificate, so ssh leaves it out.'],
    },
    {
      config,
      files: { 'work-cert.pub': { content: certificateLine(), mode: 0, uid: 0 } },
      problems: ['3:19-39 The certificate `~/.ssh/work-cert.pub` cannot be read: Permission denied.'],
    },
  ],
});
