import rule from '../../rules/hostkey-revoked.ts';
import github from '../../src/server/policies/github.json' with { type: 'json' };
import { ed25519Key } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const current = github.hostKeys.find(({ status, type }) => status === 'current' && type === 'ssh-ed25519')?.key ?? '';
const config = 'Host github.com\n  User git\n  HostKeyAlgorithms ssh-ed25519\n';
const known = (text: string) => ({ known_hosts: text });

testRule(rule, {
  good: [
    config,
    { config, files: known(`github.com ${current}\n`) },
    { config, files: known(`@revoked example.com ${current}\n`) },
    { config, files: known(`@revoked github.com ${ed25519Key('other').line}\n`) },
    { config: config.replace('github.com', 'example.com'), files: known(`@revoked * ${current}\n`) },
    { config, files: known(`@revoked * ${current}\n`), onlyBelow: ['/home/ada'] },
  ],
  bad: [
    {
      config,
      files: known(`@revoked github.com ${current}\n`),
      problems: ['1:6-16 The host key of github.com is revoked (line 1 of /home/ada/.ssh/known_hosts).'],
      destinations: [['github.com']],
    },
    {
      config,
      files: known(`github.com ${current}\n@revoked * ${current}\n`),
      problems: ['1:6-16 The host key of github.com is revoked (line 2 of /home/ada/.ssh/known_hosts).'],
    },
    {
      config: `${config}  RevokedHostKeys /home/ada/.ssh/revoked\n`,
      files: { revoked: `${current}\n` },
      problems: ['4:19-41 The host key of github.com is revoked by /home/ada/.ssh/revoked.'],
    },
  ],
});
