import rule from '../../rules/key-pkcs8-ed25519.ts';
import { ed25519Key, pemRsa, pkcs8Ed25519 } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  IdentityFile ~/.ssh/id_work\n';
const key = pkcs8Ed25519();
const withKey = (text: string, target: string) => ({ config, files: { id_work: text }, target });
const problems = [
  '2:16-30 `~/.ssh/id_work` is an Ed25519 key in PKCS#8, which OpenSSH reads from 9.6 on, and this client is older.',
];

testRule(rule, {
  good: [
    config,
    withKey(key, '9.6'),
    withKey(key, '10.3'),
    withKey(ed25519Key().private, '7.5'),
    withKey(pemRsa(), '7.5'),
    withKey('', '9.2'),
    withKey(key.replace('-----END', '-----'), '9.2'),
    { ...withKey(key, '9.2'), config: config.replace('IdentityFile', 'CertificateFile') },
  ],
  bad: [
    { ...withKey(key, '9.5'), problems },
    { ...withKey(key, '7.5'), problems },
    { ...withKey(key, 'debian-12'), problems },
  ],
});
