import rule from '../../rules/key-text-encoding.ts';
import { ed25519Key, pemRsa } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  IdentityFile ~/.ssh/id_work\n';
const key = ed25519Key().private;
const withKey = (content: string | Uint8Array) => ({ config, files: { id_work: content } });
const wide = Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(key, 'utf16le')]);

testRule(rule, {
  good: [
    config,
    withKey(key),
    withKey(`\ufeff${pemRsa()}`),
    withKey(`# \ufeff\n${ed25519Key().line}\n`),
    { ...withKey(wide), config: config.replace('IdentityFile', 'CertificateFile') },
  ],
  bad: [
    {
      ...withKey(wide),
      problems: [
        '2:16-30 This key is saved as UTF-16, so ssh does not read `~/.ssh/id_work`: save it as UTF-8 without a mark.',
      ],
    },
    {
      ...withKey(`\ufeff${key}`),
      problems: [
        '2:16-30 A byte order mark stands before this key, so ssh does not read `~/.ssh/id_work`: save it as UTF-8 without a mark.',
      ],
    },
    {
      config: 'Host a\n',
      files: { id_rsa: wide.swap16() },
      problems: [
        '1:6-7 This key is saved as UTF-16, so ssh does not read `~/.ssh/id_rsa`: save it as UTF-8 without a mark.',
      ],
    },
  ],
});
