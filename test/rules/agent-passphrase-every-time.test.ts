import { generateKeyPairSync } from 'node:crypto';
import rule from '../../rules/agent-passphrase-every-time.ts';
import { ed25519Key } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const [key, other] = [ed25519Key(), ed25519Key('two')];
const config = 'Host web\n  IdentityFile ~/.ssh/id_work\n';
const files = { id_work: key.encrypted };
/** Its public half is behind the passphrase, too. */
const closed = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'abcd' },
}).privateKey;
const agent: readonly string[] = [];
const problems = [
  '2:16-30 ssh asks for the passphrase of `~/.ssh/id_work` each time: the agent does not have the key, and `AddKeysToAgent yes` would give it the key.',
];

testRule(rule, {
  good: [
    { config, files },
    { config, files, agent: [key.line] },
    { config, files: { id_work: key.private }, agent },
    { config, files: { 'id_work.pub': key.line }, agent },
    { config: config.replace('id_work', 'id_work.pub'), files: { 'id_work.pub': key.line }, agent },
    { config: `${config}Host *\n  AddKeysToAgent yes\n`, files, agent },
    { config: `${config}  AddKeysToAgent confirm\n`, files, agent },
    { config: `${config}  AddKeysToAgent 1h\n`, files, agent },
    { config: `${config}  UseKeychain yes\n`, files, agent, target: 'macos-15' },
    { config: `${config}  BatchMode yes\n`, files, agent },
    { config: `${config}  IdentityAgent ~/a.sock\n`, files, agent },
    { config: config.replace('IdentityFile', 'CertificateFile'), files, agent },
    { config: 'Host web\n', files: { id_ed25519: key.encrypted }, agent },
    { config, files, agent, target: '7.0' },
    { config, files: { id_work: closed }, agent },
  ],
  bad: [
    { config, files, agent, problems },
    { config, files, agent: [other.line], problems, destinations: [['web']] },
    { config: `${config}  AddKeysToAgent no\n`, files, agent, problems },
    { config: `${config}Host other\n  AddKeysToAgent yes\n`, files, agent, problems },
    { config: `${config}  BatchMode no\n`, files, agent, target: '7.2', problems },
  ],
});
