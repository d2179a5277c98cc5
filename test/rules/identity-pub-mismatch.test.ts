import rule from '../../rules/identity-pub-mismatch.ts';
import { certificateLine, ed25519Key, rsaKey } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  IdentityFile ~/.ssh/id_work\n';
const [key, other] = [ed25519Key(), ed25519Key('two')];
const files = (own: string, pub: string) => ({ config, files: { id_work: own, 'id_work.pub': `${pub} ada\n` } });
const problems = [
  '2:16-30 `~/.ssh/id_work.pub` belongs to another key than `~/.ssh/id_work`: ssh offers the public half, and then cannot sign.',
];

testRule(rule, {
  good: [
    config,
    files(key.private, key.line),
    files(key.encrypted, key.line),
    files(key.private, 'no key'),
    files(key.private, `\ufeff${other.line}`),
    files(key.private, other.private),
    files(key.private, `---- BEGIN SSH2 PUBLIC KEY ----\n${other.line.split(' ')[1]}\n---- END SSH2 PUBLIC KEY ----\n`),
    files(key.private, certificateLine({ of: key }).trim()),
    { config, files: { id_work: key.private } },
    { ...files(key.private, other.line), agent: [other.line] },
    { ...files(key.private, other.line), agent: [key.line, other.line] },
    { ...files(key.private, other.line), config: 'Host web\n  CertificateFile ~/.ssh/id_work\n' },
    { ...files(key.private, other.line), onlyBelow: ['/home/ada'] },
  ],
  bad: [
    { ...files(key.private, other.line), problems, destinations: [['web']] },
    { ...files(key.encrypted, other.line), problems },
    { ...files(key.private, rsaKey().line), agent: [key.line], problems },
    { ...files(key.private, certificateLine({ of: other }).trim()), problems },
  ],
});
