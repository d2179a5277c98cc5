import { expect, test } from 'vitest';
import rule from '../../rules/auth-service-user.ts';
import { main } from '../../src/cli/main.ts';
import { ownPolicy } from '../../src/server/own-policies.ts';
import { ed25519Key } from '../support/made-keys.ts';
import { home, memoryPorts } from '../support/memory-ports.ts';
import { findingsOf, testRule } from '../support/rule-tester.ts';

const files = { id_ed25519: ed25519Key().private };

const forge = (users: readonly string[]) =>
  ownPolicy(
    { id: 'forge', match: { host: ['forge'] }, server: { users, authMethods: ['publickey'] } },
    { trust: 'user', path: '.ssh-lintrc' },
  );

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

test('a line for names that cannot be listed is repaired for the service alone', () => {
  const titlesFor = (header: string): readonly string[] => {
    const [finding] = findingsOf([rule], { config: `Host gitlab.com\n  Port 22\n${header}\n  User "ada"\n` });
    return finding?.fixes.map(({ title }) => title) ?? [];
  };
  for (const header of ['Match all', 'Host *', 'Host gitlab.com *.example'])
    expect(titlesFor(header), header).toEqual(['Set User git for gitlab.com only']);
  expect(titlesFor('Host gitlab.com lab')).toEqual(['Set User git for gitlab.com only', 'Set the user to `git`']);
});

test.each([
  { users: ['git'], says: 'git', titles: ['Set User git for forge only', 'Set the user to `git`'] },
  { users: ['git', 'forge'], says: 'git, forge', titles: ['Set User git for forge only'] },
  { users: [], says: 'nobody', titles: [] },
])(
  'of the users $users only one who is alone takes the place of the one that is written',
  ({ users, says, titles }) => {
    const config = 'Host forge\n  Port 22\nHost forge lab\n  User ada\n';
    const [finding] = findingsOf([rule], { config, files, policies: [forge(users)] });
    expect(finding?.message).toBe(`forge lets in ${says}, not \`ada\`.`);
    expect(finding?.fixes.map(({ title }) => title)).toEqual(titles);
  },
);

test('where the system’s file names the user, the name in the Host line is left alone', async () => {
  const ports = memoryPorts({
    files: {
      [`${home}/.ssh/config`]: 'Host github.com\n  Port 22\n',
      [`${home}/.ssh/id_ed25519`]: ed25519Key().private,
      '/etc/ssh/ssh_config': 'Host github.com\n  User ada\n',
    },
  });
  await main(['--only', 'auth-service-user', '--target', '9.2', '--diff', '--unsafe-fixes'], ports);
  expect(ports.stdout).toContain('+  User git\n');
  expect(ports.stdout).not.toContain('-Host');
  await main(['--only', 'auth-service-user', '--target', '9.2', '--format', 'json'], ports);
  expect(ports.stdout).not.toContain('Set the user to');
});
