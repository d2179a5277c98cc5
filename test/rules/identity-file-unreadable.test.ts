import rule from '../../rules/identity-file-unreadable.ts';
import { ed25519Key } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  IdentityFile ~/.ssh/id_work\n';
const { private: key, line } = ed25519Key();
const denied = { id_work: { content: key, mode: 0, uid: 0 } };

testRule(rule, {
  good: [
    config,
    { config, files: { id_work: key } },
    { config, files: { id_work: { link: 'id_other' } } },
    { config, files: { ...denied, 'id_work.pub': line }, agent: [line] },
    { config, files: { 'id_work/id_rsa': key, 'id_work.pub': line }, agent: [line] },
    { config, files: { id_work: { content: key, mode: 0 } }, onlyBelow: ['/home/ada'] },
    { config: 'Host a\n  UserKnownHostsFile ~/.ssh/hosts\n', files: { 'hosts/a': '' } },
  ],
  bad: [
    {
      config,
      files: denied,
      agent: [line],
      problems: ['2:16-30 `~/.ssh/id_work` may not be read by you, so ssh goes on without this key.'],
    },
    {
      config,
      files: { ...denied, 'id_work.pub': line },
      agent: [],
      problems: ['2:16-30 `~/.ssh/id_work` may not be read by you, so ssh goes on without this key.'],
    },
    {
      config,
      files: { 'id_work/id_rsa': key },
      problems: ['2:16-30 `~/.ssh/id_work` is a folder, so ssh goes on without this key.'],
    },
    {
      config,
      files: { id_work: { kind: 'special' } },
      problems: ['2:16-30 `~/.ssh/id_work` is not a regular file, so ssh goes on without this key.'],
    },
  ],
});
