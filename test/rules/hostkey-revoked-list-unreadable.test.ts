import rule from '../../rules/hostkey-revoked-list-unreadable.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  RevokedHostKeys ~/.ssh/revoked\n';

testRule(rule, {
  good: [
    { config, files: { revoked: '' } },
    { config, files: { revoked: 'ssh-ed25519 AAAA\n' } },
    'RevokedHostKeys none\n',
    'UserKnownHostsFile ~/.ssh/nowhere\n',
    { config, onlyBelow: ['/home/ada'] },
  ],
  bad: [
    { config, problems: ['2:19-33 `~/.ssh/revoked` is not there, and ssh then refuses every host key.'] },
    {
      config,
      files: { revoked: { content: '', mode: 0, uid: 0 } },
      problems: ['2:19-33 `~/.ssh/revoked` cannot be read (Permission denied), and ssh then refuses every host key.'],
    },
    {
      config: 'RevokedHostKeys /keys\nHost a\n',
      files: { '/keys/a': '' },
      problems: ['1:17-22 `/keys` cannot be read (Is a directory), and ssh then refuses every host key.'],
    },
  ],
});
