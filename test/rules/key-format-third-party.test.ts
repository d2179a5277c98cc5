import rule from '../../rules/key-format-third-party.ts';
import { ppkFile } from '../support/key-files.ts';
import { dsaKey, ed25519Key, pemRsa, pkcs8Ed25519, rsaKey } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  IdentityFile ~/.ssh/id_work\n';
const key = ed25519Key();
const by = (...readers: readonly string[]) => ({ options: { readers } });
const holding = (content: string | Uint8Array) => ({ config, files: { id_work: content } });

testRule(rule, {
  good: [
    { config, ...by('jsch') },
    holding(key.private),
    { ...holding(key.private), ...by('paramiko', 'libssh', 'ssh2') },
    { ...holding(key.encrypted), ...by('paramiko') },
    { ...holding(key.line), ...by('jsch', 'putty') },
    { ...holding(key.private.replaceAll('\n', ' ')), ...by('jsch') },
    {
      ...holding(ppkFile({ version: 3, publicLine: key.line, encryption: 'none', comment: 'a' })),
      ...by('putty', 'jsch'),
    },
    { ...holding(key.private), config: 'CertificateFile ~/.ssh/id_work\n', ...by('jsch') },
    { ...holding(key.private), ...by('jsch'), alone: true },
  ],
  bad: [
    {
      ...holding(pemRsa()),
      ...by('putty', 'jsch'),
      problems: ['2:16-30 `~/.ssh/id_work` is a key in PEM, which PuTTY 0.78 cannot read.'],
    },
    {
      ...holding(key.private),
      ...by('paramiko', 'jsch', 'putty'),
      problems: [
        '2:16-30 `~/.ssh/id_work` is a key in OpenSSH’s own format, which JSch 0.1.54 and PuTTY 0.78 cannot read.',
      ],
    },
    {
      ...holding(rsaKey(2048).private),
      ...by('jsch', 'ssh2'),
      problems: ['2:16-30 `~/.ssh/id_work` is a key in OpenSSH’s own format, which JSch 0.1.54 cannot read.'],
    },
    {
      ...holding(pkcs8Ed25519()),
      target: '9.6',
      ...by('libssh', 'ssh2', 'jsch'),
      problems: ['2:16-30 `~/.ssh/id_work` is a key in PKCS#8, which ssh2 1.17.0 (npm) and JSch 0.1.54 cannot read.'],
    },
    {
      ...holding(dsaKey().private),
      ...by('paramiko', 'ssh2'),
      problems: [
        '2:16-30 `~/.ssh/id_work` is a key in OpenSSH’s own format, of type `ssh-dss`, which paramiko 5.0.0 cannot read.',
      ],
    },
  ],
});
