import rule from '../../rules/algo-rsa-sha1-user-key.ts';
import { ownPolicy } from '../../src/server/own-policies.ts';
import { certificateLine, ed25519Key, rsaKey } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host git\n  # ssh-lint-policy bitbucket-dc-7\n  User git\n  IdentityFile ~/.ssh/id_work\n';
const files = { id_work: rsaKey(4096).private };
const told = [
  'ssh will say: send_pubkey_test: no mutual signature algorithm',
  'Let this client sign with SHA-1 for this host: `PubkeyAcceptedAlgorithms +ssh-rsa` in `Host git`',
  'Better: make an Ed25519 key, and give its public half to the server: `IdentityFile ~/.ssh/id_ed25519_git` in `Host git`: `ssh-keygen -t ed25519 -f ~/.ssh/id_ed25519_git`',
  'The fix is not safe: what is known of bitbucket-dc-7 is not certain.',
];
const says = (name: string) =>
  `Bitbucket Server and Data Center 7 announces no SHA-2 signatures for RSA keys, and this client does not sign with SHA-1: it will not offer \`${name}\`.`;

const rsaOnly = ownPolicy(
  { id: 'forge', match: { host: ['git'] }, server: { acceptedSigAlgs: ['rsa-sha2-512'], authMethods: ['publickey'] } },
  { trust: 'user', path: '.ssh-lintrc' },
);

testRule(rule, {
  good: [
    config,
    {
      config: 'Host git\n  IdentityFile ~/.ssh/id_work\n',
      files: { id_work: ed25519Key().private },
      policies: [rsaOnly],
    },
    { config, files: { id_work: ed25519Key().private } },
    { config, files, target: '8.4' },
    { config: `${config}  PubkeyAcceptedAlgorithms +ssh-rsa\n`, files },
    { config: config.replace('bitbucket-dc-7', 'openssh-9.9'), files },
    { config: config.replace('  # ssh-lint-policy bitbucket-dc-7\n', ''), files },
    { config: 'Host github.com\n  User git\n  IdentityFile ~/.ssh/id_work\n', files },
    { config, files, onlyBelow: ['/home/ada'] },
  ],
  bad: [
    {
      config: 'Host git\n  # ssh-lint-policy bitbucket-dc-7\n  User git\n',
      agent: [certificateLine({ of: rsaKey(4096) })],
      problems: [`1:6-9 ${says(rsaKey(4096).key.fingerprint)}`],
      weakens: true,
      severities: ['warning'],
    },
    {
      config,
      files,
      problems: [`4:16-30 ${says('~/.ssh/id_work')}`],
      weakens: true,
      severities: ['warning'],
      destinations: [['git']],
    },
    {
      config: `${config}Host *\n  HostKeyAlgorithms +ssh-dss,ssh-rsa\n`,
      files,
      problems: [`4:16-30 ${says('~/.ssh/id_work')}`],
      notes: ['6:21-37 HostKeyAlgorithms is about the key of the server, not yours', ...told],
      weakens: true,
      severities: ['warning'],
    },
    {
      config: `${config}  HostKeyAlgorithms ^rsa-sha2-512\n`,
      files,
      problems: [`4:16-30 ${says('~/.ssh/id_work')}`],
      notes: told,
      weakens: true,
      severities: ['warning'],
    },
    {
      config: `${config}  IdentityFile ~/.ssh/gone\n`,
      files,
      problems: [`4:16-30 ${says('~/.ssh/id_work')}`],
      weakens: true,
      severities: ['warning'],
    },
    {
      config,
      files,
      target: '10.3',
      problems: [`4:16-30 ${says('~/.ssh/id_work')}`],
      weakens: true,
      severities: ['warning'],
    },
    {
      config: config.replace('id_work', 'id_rsa'),
      files: { id_rsa: rsaKey(2048).encrypted },
      problems: [`4:16-29 ${says('~/.ssh/id_rsa')}`],
      weakens: true,
      severities: ['warning'],
    },
  ],
});
