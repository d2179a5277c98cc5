import rule from '../../rules/identity-public-key-no-agent.ts';
import { certificateLine, ed25519Key } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  IdentityFile ~/.ssh/id_work\n';
const [key, other] = [ed25519Key(), ed25519Key('two')];
const pub = 'Host web\n  IdentityFile ~/.ssh/id_work.pub\n';
const both = { id_work: key.private, 'id_work.pub': key.line };
const lacking =
  '2:16-34 `~/.ssh/id_work.pub` is the public half of a key that the agent does not have, so nothing can sign for it.';
const beside =
  '2:16-34 `~/.ssh/id_work.pub` is the public half, which signs only with the agent: name `~/.ssh/id_work`.';

testRule(rule, {
  good: [
    { config, files: both },
    pub,
    { config: pub, files: { 'id_work.pub': key.line } },
    { config: pub, files: both, agent: [other.line, key.line] },
    { config: pub, files: { 'id_work.pub': certificateLine() }, agent: [] },
    { config: `${pub}  IdentityAgent ~/a.sock\n`, files: { 'id_work.pub': key.line }, agent: [other.line] },
    { config: pub, files: both, onlyBelow: ['/home/ada'] },
    { config: pub.replace('IdentityFile', 'CertificateFile'), files: both },
  ],
  bad: [
    {
      config: 'Host web\n  IdentityFile ~/.ssh/id.public.pub\n',
      files: { 'id.public': key.private, 'id.public.pub': key.line },
      problems: [
        '2:16-36 `~/.ssh/id.public.pub` is the public half, which signs only with the agent: name `~/.ssh/id.public`.',
      ],
    },
    { config: pub, files: both, problems: [beside] },
    { config: pub, files: { 'id_work.pub': key.line }, agent: [other.line], problems: [lacking] },
    { config: pub, files: { 'id_work.pub': `${key.line} ada\n` }, agent: [], problems: [lacking] },
    { config: pub, files: both, agent: [other.line], problems: [beside] },
  ],
});
