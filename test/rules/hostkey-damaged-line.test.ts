import rule from '../../rules/hostkey-damaged-line.ts';
import { dsaKey, ed25519Key, rsaKey } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const { line } = ed25519Key('host');
const rsa = rsaKey(3072, 'host').line;
const [, blob = ''] = line.split(' ');
const cut = line.slice(0, -8);
const hashed = '|1|BmRnbzHsrV4nvQGtJlNJh5iAJSY=|Mh0qD3XhKsDnRQkTVO4XBcmwa5k=';
const config = 'Host web\n  User ada\n';
const known = (...lines: readonly string[]) => ({ config, files: { known_hosts: `${lines.join('\n')}\n` } });

const lost = (number: number, why: string, others = ''): string =>
  `1:6-9 Line ${number} of \`~/.ssh/known_hosts\` counts for nothing${others}: ${why}, and ssh does not know the host key of that line.`;
const trusted = (number: number, why: string): string =>
  `1:6-9 Line ${number} of \`~/.ssh/known_hosts\` counts for nothing: ${why}, and ssh goes on trusting the key that it was to revoke.`;
const why = {
  marker: 'its marker is not `@revoked` or `@cert-authority` with a blank behind it',
  key: 'its key is cut or is not base64',
  hash: 'its hashed name is cut',
  host: 'it begins with the type of the key, and names no host',
  type: 'the type of the key is not that of the key itself',
};

testRule(rule, {
  good: [
    config,
    known(
      `web ${line}`,
      `${hashed} ${rsa}`,
      '',
      '  # web ssh-ed25519 AAAA',
      `@revoked * ${line} old`,
      `web ${dsaKey().line}`,
    ),
    known(`@revoked\t*\t${line.replace(' ', '\t')}`, `web,10.0.0.1 ${line} x y\r`, `@cert-authority *.a ${rsa}`),
    known('web 1024 65537 1234567890', 'a line that nobody meant for ssh', 'web', '@', `@me and ${blob.slice(0, 9)}`),
    known(`web ${cut}`, `web ${line}`),
    known(`web # ${line}`, `web #old ${rsa}`, `* # ${line}`),
    known(`\ufeff# web ${line}`, `web ${line} a\0b`, '#\0 ssh-ed25519 AAAA'),
    known(`web ssh-new@example.com ${Buffer.from('\0\0\0\x13ssh-new@example.com\0\0').toString('base64')}`),
    { ...known(`web ${cut}`), alone: true },
    { ...known(`web ${cut}`), config: 'UserKnownHostsFile /dev/null\nHost web\n' },
    { ...known(`web ${cut}`), config: 'Host web\n  User a\nHost *\n  UserKnownHostsFile none\n' },
    { ...known(`web ${cut}`), config: 'Host *\n  User ada\n' },
    { config: 'Host web\n  IdentityFile ~/.ssh/known\n', files: { known: `web ${cut}\n` } },
  ],
  bad: [
    { ...known(`web ${line}`, `@revoked\tweb ${line}`), problems: [trusted(2, why.marker)], severities: ['error'] },
    { ...known(`@REVOKED * ${rsa}`), problems: [trusted(1, why.marker)] },
    { ...known('# old', `@revoked * ${cut}`, `* ${line}`), problems: [trusted(2, why.key)] },
    { ...known(`web ${cut}`), problems: [lost(1, why.key)], severities: ['warning'] },
    { ...known(`web ${cut}`, `web ${rsa}`), problems: [lost(1, why.key)], severities: ['warning'] },
    { ...known(`web ssh-ed25519 !${blob}`), problems: [lost(1, why.key)], severities: ['warning'] },
    { ...known(`web ssh-rsa ${blob}`), problems: [lost(1, why.type)], severities: ['warning'] },
    { ...known('web ssh-ed25519'), problems: [lost(1, 'it has no key')], severities: ['warning'] },
    { ...known(`${hashed.slice(0, -5)} ${line}`), problems: [lost(1, why.hash)], severities: ['warning'] },
    {
      ...known(`|1|BmRnbz|Mh0qD3XhKsDnRQkTVO4XBcmwa5k= ${line}`),
      problems: [lost(1, why.hash)],
      severities: ['warning'],
    },
    { ...known(`${line} root@web`), problems: [lost(1, why.host)], severities: ['warning'] },
    { ...known(line), problems: [lost(1, why.host)], severities: ['warning'] },
    {
      config,
      files: { known_hosts: Buffer.from(`\ufeff# web\r\nweb ${line}\r\n`, 'utf16le') },
      problems: [lost(2, 'it is UTF-16, as PowerShell may write it')],
      severities: ['warning'],
    },
    {
      config,
      files: { known_hosts: Buffer.concat([Buffer.from(`db ${line}\n`), Buffer.from(`web ${line}\n`, 'utf16le')]) },
      problems: [lost(2, 'it is UTF-16, as PowerShell may write it')],
      severities: ['warning'],
    },
    {
      ...known(`\ufeffweb ${line}`),
      problems: [lost(1, 'a byte order mark stands before its name')],
      severities: ['warning'],
    },
    {
      ...known(`@cert-authorit *.a ${line}`, `web ${line}`, `db ${cut}`),
      problems: [lost(1, why.marker, ', as with 1 more')],
      severities: ['warning'],
      notes: [`line 3: ${why.key}`],
    },
    {
      ...known(...Array.from({ length: 22 }, () => `web ${cut}`)),
      problems: [lost(1, why.key, ', as with 21 more')],
      severities: ['warning'],
      notes: Array.from({ length: 20 }, (_, at) => `line ${at + 2}: ${why.key}`),
    },
    {
      config: 'Host a\n  UserKnownHostsFile ~/.ssh/hosts\nHost b\n  UserKnownHostsFile ~/.ssh/hosts\n',
      files: { hosts: `web ${cut}\n` },
      problems: [
        `2:22-34 Line 1 of \`~/.ssh/hosts\` counts for nothing: ${why.key}, and ssh does not know the host key of that line.`,
      ],
      severities: ['warning'],
    },
  ],
});
