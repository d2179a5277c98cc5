import rule from '../../rules/hostkey-revoked-list-unreadable.ts';
import { testRule } from '../support/rule-tester.ts';

const plain = 'Host web\n  RevokedHostKeys ~/.ssh/revoked\n';
const config = plain.replace('~', '/home/ada');

testRule(rule, {
  good: [
    { config: plain, files: { revoked: '' }, target: '10.6' },
    { config, files: { revoked: '' } },
    { config, files: { revoked: 'ssh-ed25519 AAAA\n' } },
    'RevokedHostKeys none\n',
    { config: 'RevokedHostKeys /keys/old~\n', files: { '/keys/old~': '' } },
    'UserKnownHostsFile ~/.ssh/nowhere\n',
    { config, onlyBelow: ['/home/ada'] },
  ],
  bad: [
    {
      config: plain,
      files: { revoked: '' },
      problems: [
        '2:19-33 This client expands no `~` in `RevokedHostKeys`, so it finds no list, and then refuses every host key.',
      ],
    },
    {
      config: plain,
      target: '10.6',
      problems: ['2:19-33 `~/.ssh/revoked` is not there, and ssh then refuses every host key.'],
    },
    { config, problems: ['2:19-41 `/home/ada/.ssh/revoked` is not there, and ssh then refuses every host key.'] },
    {
      config,
      files: { revoked: { content: '', mode: 0, uid: 0 } },
      problems: [
        '2:19-41 `/home/ada/.ssh/revoked` cannot be read (Permission denied), and ssh then refuses every host key.',
      ],
    },
    {
      config: 'RevokedHostKeys /keys\nHost a\n',
      files: { '/keys/a': '' },
      problems: ['1:17-22 `/keys` cannot be read (Is a directory), and ssh then refuses every host key.'],
    },
  ],
});
