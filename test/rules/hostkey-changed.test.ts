import rule from '../../rules/hostkey-changed.ts';
import github from '../../src/server/policies/github.json' with { type: 'json' };
import { ed25519Key, rsaKey } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host gh\n  HostName github.com\n  User git\n  IdentityFile ~/.ssh/id_work\n';
const [own, other] = [ed25519Key(), ed25519Key('two')];
const keyOf = (wanted: string, type: string) =>
  github.hostKeys.find((each) => each.status === wanted && each.type === type)?.key ?? '';
const known = (...keys: readonly string[]) => ({
  id_work: own.private,
  known_hosts: keys.map((key) => `github.com ${key}\n`).join(''),
});
const says = (line: number, type = 'ssh-ed25519') =>
  `known_hosts has a key of github.com of type ${type} (line ${line} of /home/ada/.ssh/known_hosts), and the server shows ssh-ed25519 SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU.`;

testRule(rule, {
  good: [
    { config, files: known(keyOf('current', 'ssh-ed25519')) },
    { config, files: known(other.line, keyOf('current', 'ssh-ed25519')) },
    { config, files: known() },
    { config, files: known(keyOf('current', 'ecdsa-sha2-nistp256')) },
    { config, files: known(keyOf('revoked', 'ssh-rsa')) },
    { config: `${config}  StrictHostKeyChecking no\n`, files: known(other.line) },
    { config: `${config}  HostKeyAlias mine\n`, files: known(other.line) },
    { config: `${config}  ProxyCommand nc %h %p\n`, files: known(other.line) },
    { config: `${config}  HostKeyAlgorithms ssh-ed25519\n`, files: known(rsaKey(3072, 'host').line) },
    { config: config.replace('github.com', 'web.example.com'), files: known(other.line) },
    { config, files: { ...known(), known_hosts: `@cert-authority github.com ${other.line}\n` } },
    { config, files: known(other.line), onlyBelow: ['/home/ada'] },
  ],
  bad: [
    {
      config,
      files: known(other.line),
      problems: [`2:12-22 ${says(1)}`],
      notes: [
        'ssh will say: Host key for github.com has changed and you have requested strict checking.',
        'If you know that the server has a new key, forget the old one: `ssh-keygen -R github.com -f /home/ada/.ssh/known_hosts`',
      ],
      destinations: [['gh']],
    },
    {
      config: config.replace('github.com', 'codeberg.org'),
      files: { ...known(), known_hosts: `\ncodeberg.org ${other.line}\n` },
      problems: [
        `2:12-24 ${says(2)
          .replace('github.com', 'codeberg.org')
          .replace(/SHA256:\S+$/, 'SHA256:mIlxA9k46MmM6qdJOdMnAQpzGxF4WIVVL+fj+wZbw0g.')}`,
      ],
    },
    ...['ssh-ed25519', '^ssh-ed25519'].map((list) => ({
      config: `${config}  HostKeyAlgorithms ${list}\n`,
      files: known(other.line),
      problems: [`2:12-22 ${says(1)}`],
    })),
    {
      config: `${config}Host *\n  StrictHostKeyChecking yes\n`,
      files: known(other.line),
      problems: [`6:25-28 ${says(1)}`],
    },
  ],
});
