import rule from '../../rules/key-one-line.ts';
import { ed25519Key, pemRsa } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  IdentityFile ~/.ssh/id_work\n';
const key = ed25519Key().private;
const withKey = (text: string) => ({ config, files: { id_work: text } });
const problems = [
  '2:16-30 The whole key stands on one line, so ssh does not read `~/.ssh/id_work`: its first and last line must be lines of their own.',
];
const [first = '', ...others] = key.split('\n');
const last = others.slice(-2).join('\n');

testRule(rule, {
  good: [
    config,
    withKey(key),
    withKey(`${first}\n${others.slice(0, -2).join('')}\n${last}`),
    withKey(`${ed25519Key().line} -----BEGIN-----\n`),
    withKey(`<html>${key.replaceAll('\n', '')}</html>\n<p>\n`),
    { ...withKey(key.replaceAll('\n', ' ')), config: config.replace('IdentityFile', 'CertificateFile') },
  ],
  bad: [
    { ...withKey(key.replaceAll('\n', ' ')), problems },
    { ...withKey(`${key.replaceAll('\n', '\\n')}\n`), problems },
    { ...withKey(`${pemRsa().trim().replaceAll('\n', ' ')}\n`), problems },
  ],
});
