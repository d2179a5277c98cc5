import rule from '../../rules/identity-too-many-keys.ts';
import { ownPolicy } from '../../src/server/own-policies.ts';
import { ed25519Key, rsaKey, sealedPem } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  # ssh-lint-policy openssh-9.9\n  IdentityFile ~/.ssh/id_work\n';
const keys = (count: number) =>
  Array.from({ length: count }, (_, at) => `${ed25519Key(`of the agent ${at}`).line} k${at}`);
const files = { id_work: ed25519Key().private };
const says = (offers: number) =>
  `${offers} keys are offered to OpenSSH 9.9, which hangs up after 6 that it does not know.`;
const enrolled = ownPolicy(
  {
    id: 'forge',
    match: { host: ['web'] },
    server: { enrolledKeys: [ed25519Key().key.fingerprint], maxAuthTries: 6, authMethods: ['publickey'] },
  },
  { trust: 'user', path: '.ssh-lintrc' },
);
const choosy = ownPolicy(
  {
    id: 'forge',
    match: { host: ['web'] },
    server: { userKeyTypes: ['ssh-ed25519'], maxAuthTries: 3, authMethods: ['publickey'] },
  },
  { trust: 'user', path: '.ssh-lintrc' },
);

testRule(rule, {
  good: [
    { config, files },
    { config, files, agent: keys(5) },
    { config: `${config}  IdentitiesOnly yes\n`, files, agent: keys(9) },
    { config: config.replace('  # ssh-lint-policy openssh-9.9\n', ''), files, agent: keys(9) },
    { config, files, agent: keys(9), onlyBelow: ['/home/ada'] },
    { config, files: { id_work: ed25519Key().encrypted } },
    { config },
  ],
  bad: [
    {
      config: 'Host web\n  IdentityFile ~/.ssh/gone\n  IdentityFile ~/.ssh/sealed\n  IdentityFile ~/.ssh/id_work\n',
      files: { ...files, sealed: sealedPem() },
      agent: [`${rsaKey().line} r`, ...keys(2)],
      policies: [choosy],
      problems: ['1:6-9 4 keys are offered to forge, which hangs up after 3 that it does not know.'],
      severities: ['warning'],
    },
    { config, files, agent: keys(6), problems: [`1:6-9 ${says(7)}`], severities: ['warning'], destinations: [['web']] },
    { config, files, agent: keys(9), problems: [`1:6-9 ${says(10)}`], severities: ['warning'] },
    {
      config: `Host a\n  # ssh-lint-policy openssh-9.9\n${keys(7)
        .map((_, at) => `  IdentityFile ~/.ssh/${at}\n`)
        .join('')}`,
      files: Object.fromEntries(keys(7).map((line, at) => [`${at}.pub`, line])),
      agent: keys(7),
      problems: [`1:6-7 ${says(7)}`],
      severities: ['warning'],
    },
    {
      config: 'Host web\n  IdentityFile ~/.ssh/id_work\n',
      files,
      agent: keys(9),
      policies: [enrolled],
      problems: ['2:16-30 forge hangs up after 6 refused keys, before `~/.ssh/id_work` is tried.'],
      severities: ['error'],
    },
  ],
});
