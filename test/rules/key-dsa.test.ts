import rule from '../../rules/key-dsa.ts';
import { dsaKey, ed25519Key } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  IdentityFile ~/.ssh/id_work\n';
const key = dsaKey();
const files = { id_work: key.private };
const skipped =
  '2:16-30 `~/.ssh/id_work` is a DSA key, which this client skips, as its list of accepted algorithms has none for it.';
const unknown = '2:16-30 `~/.ssh/id_work` is a DSA key, which this client skips, as it knows no such keys.';

testRule(rule, {
  good: [
    config,
    { config, files: { id_work: ed25519Key().private } },
    { config, files, target: '6.6' },
    { config, files, target: '7.5' },
    { config, files: { id_work: key.encrypted }, target: '7.7' },
    { config: `${config}  PubkeyAcceptedKeyTypes +ssh-dss\n`, files, target: '8.4' },
    { config: `${config}Match all\n  PubkeyAcceptedKeyTypes ssh-*\n`, files, target: '8.4' },
    { config: `User ada\n${config}`.replace('IdentityFile', 'CertificateFile'), files, target: '8.4' },
    { config: 'Host web\n  PubkeyAcceptedKeyTypes +ssh-dss\n', files: { id_dsa: key.private }, target: '8.4' },
  ],
  bad: [
    {
      config: 'Host web\n  User ada\n',
      files: { id_dsa: key.private },
      target: '8.4',
      problems: [skipped.replace('2:16-30', '1:6-9').replace('id_work', 'id_dsa')],
    },
    { config, files, target: '8.4', problems: [skipped] },
    { config, files, target: '7.8', problems: [skipped] },
    { config, files: { ...files, 'id_work.pub': key.line }, target: '7.7', problems: [skipped] },
    { config, files, target: '10.3', problems: [unknown] },
    { config, files: { id_work: key.encrypted }, target: '9.2', problems: [skipped] },
    { config: `${config}  PubkeyAcceptedKeyTypes +ssh-rsa\n`, files, target: '8.4', problems: [skipped] },
  ],
});
