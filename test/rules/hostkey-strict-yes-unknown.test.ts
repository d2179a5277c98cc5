import rule from '../../rules/hostkey-strict-yes-unknown.ts';
import github from '../../src/server/policies/github.json' with { type: 'json' };
import { ed25519Key } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const current = github.hostKeys.find(({ status, type }) => status === 'current' && type === 'ssh-ed25519')?.key ?? '';
const config = 'Host github.com\n  User git\n  StrictHostKeyChecking yes\n';
const files = { id_ed25519: ed25519Key().private };

testRule(rule, {
  good: [
    { config, files: { ...files, known_hosts: `github.com ${current}\n` } },
    { config: config.replace('yes', 'accept-new'), files },
    { config: config.replace('yes', 'ask'), files },
    { config: config.replace('github.com', 'example.com'), files },
    { config: `${config}  KnownHostsCommand /bin/keys %H\n`, files },
    { config, files, onlyBelow: ['/home/ada'] },
  ],
  bad: [
    {
      config,
      files,
      problems: ['3:25-28 No host key is known for github.com, and nobody is asked.'],
      destinations: [['github.com']],
    },
    {
      config: config.replace('yes', 'yes # in CI'),
      files,
      problems: ['3:25-28 No host key is known for github.com, and nobody is asked.'],
    },
    {
      config: config.replace('StrictHostKeyChecking', 'BatchMode'),
      files,
      problems: ['1:6-16 No host key is known for github.com, and nobody is asked.'],
    },
  ],
});
