import { expect, test } from 'vitest';
import rule from '../../rules/auth-service-user.ts';
import { ed25519Key } from '../support/made-keys.ts';
import { findingsOf, testRule } from '../support/rule-tester.ts';

const files = { id_ed25519: ed25519Key().private };

testRule(rule, {
  good: [
    'Host github.com\n  User git\n',
    'Host github.com\n',
    'Host example.com\n  User ada\n',
    'Host github.com\n  HostName example.com\n  User ada\n',
    { config: 'Host github.com\n  User ada\n', onlyBelow: ['/home/ada'] },
    'Host gist.example.com github.com.example.com\n  User ada\n',
  ],
  bad: [
    {
      config: 'Host github.com\n  User ada\n',
      files,
      problems: ['2:8-11 GitHub lets in git, not `ada`.'],
      destinations: [['github.com']],
      fixed: 'Host github.com\n  User git\n',
    },
    {
      config: 'Host gh gist.github.com\n  User ada\nHost gh\n  HostName github.com\n',
      files,
      problems: ['2:8-11 GitHub lets in git, not `ada`.'],
      destinations: [['gh', 'gist.github.com']],
    },
    {
      config: 'Host gitlab.com\n  IdentityFile ~/.ssh/id_ed25519\nMatch all\n  User "ada" # me\n',
      files,
      problems: ['4:8-13 GitLab.com lets in git, not `ada`.'],
      severities: ['warning'],
    },
  ],
});

test('a line for more names than the service can be repaired for one of them, or where it stands', () => {
  const [finding] = findingsOf([rule], { config: 'Host gitlab.com\n  Port 22\nMatch all\n  User "ada"\n' });
  expect(finding?.fixes.map(({ title }) => title)).toEqual([
    'Set User git for gitlab.com only',
    'Set the user to `git`',
  ]);
});
