import rule from '../../rules/key-ppk.ts';
import { ppkFile } from '../support/key-files.ts';
import { ed25519Key } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  IdentityFile ~/.ssh/id_work\n';
const key = ed25519Key();
const ppk = ppkFile({ version: 3, publicLine: key.line, encryption: 'none', comment: 'ada' });
const old = ppkFile({ version: 2, publicLine: key.line, encryption: 'aes256-cbc', comment: 'ada' });
const problem = (name: string) =>
  `\`${name}\` is a key of PuTTY, which ssh does not read; puttygen exports it as an OpenSSH key.`;

testRule(rule, {
  good: [
    config,
    { config, files: { id_work: key.private } },
    { config: 'IdentityFile ~/.ssh/a.ppk\n', files: { 'a.ppk': key.private } },
    { config: 'IdentityFile ~/.ssh/a\n', files: { 'a.ppk': ppk } },
    { config: config.replace('IdentityFile', 'CertificateFile'), files: { id_work: ppk } },
  ],
  bad: [
    { config, files: { id_work: ppk }, problems: [`2:16-30 ${problem('~/.ssh/id_work')}`] },
    { config, files: { id_work: old }, problems: [`2:16-30 ${problem('~/.ssh/id_work')}`] },
    {
      config: 'Host a\n  IdentityFile /keys/a.ppk\n',
      files: { '/keys/a.ppk': ppk.replaceAll('\r', '') },
      problems: [`2:16-27 ${problem('/keys/a.ppk')}`],
    },
  ],
});
