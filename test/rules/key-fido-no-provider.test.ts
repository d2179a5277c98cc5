import rule from '../../rules/key-fido-no-provider.ts';
import { ed25519Key, securityKey } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  IdentityFile ~/.ssh/id_work\n';
const key = securityKey();
const withKey = (target: string, text = key.private) => ({ config, files: { id_work: text }, target });
const old =
  '2:16-30 `~/.ssh/id_work` is the key of a security token, and this client knows no such keys: OpenSSH has them from 8.2 on.';
const apple =
  '2:16-30 `~/.ssh/id_work` is the key of a security token, which Apple’s ssh reaches only through a `SecurityKeyProvider`, and none is named.';

testRule(rule, {
  good: [
    config,
    withKey('8.2'),
    withKey('10.3'),
    withKey('7.5', ed25519Key().private),
    { ...withKey('macos-15'), agent: [key.line] },
    { ...withKey('macos-15'), config: `${config}Host *\n  SecurityKeyProvider /lib/sk.dylib\n` },
    { ...withKey('macos-15'), agent: [ed25519Key().line, key.line] },
    { ...withKey('7.5'), config: config.replace('IdentityFile', 'CertificateFile') },
  ],
  bad: [
    { ...withKey('macos-15'), agent: [ed25519Key().line], problems: [apple], severities: ['warning'] },
    { ...withKey('8.1'), problems: [old], severities: ['error'] },
    { config, files: { 'id_work.pub': key.line, id_work: '' }, target: '7.5', problems: [old] },
    { ...withKey('macos-15'), problems: [apple], severities: ['warning'] },
  ],
});
