import rule from '../../rules/key-encrypted-batch.ts';
import { ed25519Key, sealedPem } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  IdentityFile ~/.ssh/id_work\n';
const key = ed25519Key();
const batch = `${config}  BatchMode yes\n`;
const problems = [
  '2:16-30 `~/.ssh/id_work` has a passphrase, and under `BatchMode` ssh asks for none: it works only through an agent.',
];
const sealed = { id_work: sealedPem() };
const files = { id_work: key.encrypted };

testRule(rule, {
  good: [
    { config: 'Match user x\n  IdentityFile ~/.ssh/id_work\nMatch user y\n  BatchMode yes\n', files },
    { config: batch, files, agent: [ed25519Key('two').line, key.line] },
    batch,
    { config: batch, files: sealed, agent: [key.line] },
    { config, files },
    { config: batch, files: { id_work: key.private } },
    { config: batch, files, agent: [key.line] },
    { config: `${config}Host other\n  BatchMode yes\n`, files },
    { config: `Host web\n  BatchMode no\nHost *\n  BatchMode yes\n${config}`, files },
    { config: batch.replace('IdentityFile', 'CertificateFile'), files },
  ],
  bad: [
    { config: 'Host a web\n  IdentityFile ~/.ssh/id_work\nHost web\n  BatchMode yes\n', files, problems },
    { config: 'Match user x\n  IdentityFile ~/.ssh/id_work\n  BatchMode yes\n', files, problems },
    { config: batch, files, agent: [], problems },
    { config: batch, files: sealed, agent: [], problems },
    { config: batch, files: { ...sealed, 'id_work.pub': key.line }, agent: [ed25519Key('two').line], problems },
    { config: batch, files, problems },
    { config: batch, files, agent: [ed25519Key('two').line], problems },
    { config: `${config}Host *\n  BatchMode yes\n`, files, problems },
    {
      config: 'IdentityFile ~/.ssh/id_work\nBatchMode yes\nHost a\n',
      files,
      problems: problems.map((text) => text.replace('2:16-30', '1:14-28')),
    },
  ],
});
