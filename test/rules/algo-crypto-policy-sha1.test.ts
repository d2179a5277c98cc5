import rule from '../../rules/algo-crypto-policy-sha1.ts';
import { rsaKey } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const why = 'the crypto policy of this client’s system forbids SHA-1 signatures';
const helpless = `\`ssh-rsa\` does not help here: ${why}, whatever the list allows.`;
const nothingElse = `\`HostKeyAlgorithms\` names nothing but \`ssh-rsa\`, and ${why}: no host key passes.`;

const hostKey = 'Host old\n  HostKeyAlgorithms +ssh-rsa\n';
const userKey = 'Host old\n  PubkeyAcceptedAlgorithms +ssh-rsa\n';
const gitblit = 'Host old\n  # ssh-lint-policy gitblit\n';

testRule(rule, {
  good: [
    { config: hostKey, target: 'rhel-8' },
    { config: hostKey, target: 'fedora-40' },
    { config: hostKey, target: '8.7' },
    { config: userKey, target: ['9.2', 'debian-12', 'macos-15'] },
    // Documentation says of its list that it lacks SHA-1, and nothing of OpenSSL.
    { config: hostKey, target: 'amazon-linux-2023' },
    { config: 'Host old\n  HostKeyAlgorithms -ssh-rsa\n', target: 'rhel-9' },
    { config: 'Host old\n  PubkeyAcceptedAlgorithms +rsa-sha2-256,rsa-sha2-512\n', target: 'rhel-9' },
    { config: 'Host old\n  KexAlgorithms +diffie-hellman-group14-sha1\n  MACs +hmac-sha1\n', target: 'rhel-9' },
    { config: 'Host old\n  HostKeyAlgorithms ssh-ed25519 # was +ssh-rsa\n', target: 'rhel-9' },
    { config: 'Host old\n  User ssh-rsa\n', target: 'rhel-9' },
    { config: 'Host *\n  HostKeyAlgorithms ssh-ed25519,rsa-sha2-512,ssh-rsa\n', target: 'rhel-9' },
    { config: gitblit, target: 'debian-12' },
    // Another line decides, and what nobody gets need not be said.
    { config: `Host old\n  HostKeyAlgorithms ssh-ed25519\n${hostKey}`, target: 'rhel-9' },
  ],
  bad: [
    {
      config: `${gitblit}Host new\n  HostKeyAlgorithms -ssh-rsa\n`,
      target: 'rhel-9',
      problems: [
        `1:6-9 The host key of Gitblit before the repair of its host keys would be checked with ssh-rsa, and ${why}, whatever HostKeyAlgorithms says.`,
      ],
    },
    {
      config: 'Host git\n  # ssh-lint-policy bitbucket-dc-7\n  User git\n  IdentityFile ~/.ssh/id_work\n',
      files: { id_work: rsaKey(4096).private },
      target: 'rhel-9',
      problems: [
        `4:16-30 \`~/.ssh/id_work\` would sign with ssh-rsa for Bitbucket Server and Data Center 7, and ${why}, whatever PubkeyAcceptedAlgorithms says.`,
      ],
      severities: ['warning'],
    },
    {
      config: hostKey,
      target: 'rhel-9',
      problems: [`2:22-29 ${helpless}`],
      severities: ['warning'],
      notes: [
        'ssh ends with `error in libcrypto`, or finds no host key type in common; what helps is an Ed25519 or ECDSA host key on the server.',
      ],
    },
    {
      config: userKey,
      target: 'rhel-10',
      problems: [`2:29-36 ${helpless}`],
      severities: ['warning'],
      notes: ['ssh says `signing failed … error in libcrypto`; what helps is an Ed25519 or ECDSA key of your own.'],
    },
    { config: userKey, target: ['debian-12', 'fedora-41'], problems: [`2:29-36 ${helpless}`], severities: ['warning'] },
    {
      config: 'Host *\n  PubkeyAcceptedKeyTypes +ssh-dss,ssh-rsa\n',
      target: 'rocky-9',
      problems: [`2:35-42 ${helpless}`],
      severities: ['warning'],
    },
    {
      config: 'Host old\n  HostKeyAlgorithms ^ssh-rsa\n',
      target: 'fedora-43',
      problems: [`2:22-29 ${helpless}`],
      severities: ['warning'],
    },
    {
      config: 'Host old\n  HostKeyAlgorithms "+ssh-rsa"\n',
      target: 'rhel-9',
      problems: [`2:21-31 ${helpless}`],
      severities: ['warning'],
    },
    {
      config: 'Host old\n  HostKeyAlgorithms ssh-rsa\n',
      target: 'rhel-9',
      problems: [`2:21-28 ${nothingElse}`],
      severities: ['error'],
    },
    {
      config: gitblit,
      target: 'rhel-9',
      problems: [
        `1:6-9 The host key of Gitblit before the repair of its host keys would be checked with ssh-rsa, and ${why}, whatever HostKeyAlgorithms says.`,
      ],
      destinations: [['old']],
      notes: [
        'Have an Ed25519 or ECDSA host key made for Gitblit before the repair of its host keys: the crypto policy of this system forbids SHA-1 signatures, so ssh-rsa in HostKeyAlgorithms does not help',
      ],
    },
  ],
});
