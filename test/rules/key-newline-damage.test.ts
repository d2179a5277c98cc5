import rule from '../../rules/key-newline-damage.ts';
import { ed25519Key, pemRsa } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  IdentityFile ~/.ssh/id_work\n';
const key = ed25519Key().private;
const windows = (text: string): string => text.replaceAll('\n', '\r\n');
const withKey = (text: string) => ({ config, files: { id_work: text } });

testRule(rule, {
  good: [
    config,
    withKey(key),
    withKey(windows(pemRsa())),
    withKey(key.replaceAll('\n', ' ')),
    withKey(key.replaceAll('\n', ' ').trimEnd()),
    withKey(''),
    { ...withKey(windows(key)), onlyBelow: ['/home/ada'] },
    { config: 'CertificateFile ~/.ssh/id_work\n', files: { id_work: windows(key) } },
  ],
  bad: [
    {
      ...withKey(windows(key)),
      problems: ['2:16-30 The lines of this key end with CR LF, so ssh does not read `~/.ssh/id_work`.'],
      destinations: [['web']],
    },
    {
      ...withKey(key.trimEnd()),
      problems: ['2:16-30 The last line of this key does not end, so ssh does not read `~/.ssh/id_work`.'],
    },
    {
      config: 'Host a b*\n  User c\n',
      files: { id_ed25519: windows(ed25519Key().encrypted) },
      problems: ['1:6-7 The lines of this key end with CR LF, so ssh does not read `~/.ssh/id_ed25519`.'],
    },
    {
      config: 'IdentityFile "%d/.ssh/id_work" # c\nHost a\n',
      files: { id_work: windows(key) },
      problems: ['1:14-31 The lines of this key end with CR LF, so ssh does not read `%d/.ssh/id_work`.'],
      target: ['7.5', '10.6'],
    },
  ],
});
