import rule from '../../rules/identity-same-service-two-keys.ts';
import { ed25519Key } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const [work, home, third] = [ed25519Key('work'), ed25519Key('home'), ed25519Key('third')];
const files = { work: work.private, home: home.private, third: third.private };
const alias = (name: string, key = name) =>
  `Host github-${name}\n  HostName github.com\n  User git\n  IdentityFile ~/.ssh/${key}\n`;
const config = alias('work') + alias('home');
const says = (name: string, other: string, server = 'GitHub') =>
  `The agent has the key of \`${other}\` and not this one, so ssh offers that one first, and ${server} takes \`${name}\` for the other account.`;

testRule(rule, {
  good: [
    { config, files },
    { config, files, agent: [] },
    { config, files, agent: [third.line] },
    { config, files, agent: [home.line, work.line] },
    { config: `${config}Host *\n  IdentitiesOnly yes\n`, files, agent: [home.line] },
    { config: `${config}Host *\n  IdentityAgent none\n`, files, agent: [home.line] },
    { config: config.replaceAll('User git', 'User ada'), files, agent: [home.line] },
    { config: config.replaceAll('github.com', 'web.example.com'), files, agent: [home.line] },
    { config: config.replaceAll('github.com', 'bitbucket.org').replace('git\n', 'ada\n'), files, agent: [home.line] },
    {
      config: config.replaceAll('github.com', 'bitbucket.org').replaceAll('User git', 'User ada'),
      files,
      agent: [home.line],
    },
    { config: alias('work') + alias('home').replace('github.com', 'gitlab.com'), files, agent: [home.line] },
    { config: alias('work') + alias('home').replace('User git', 'User git\n  Port 443'), files, agent: [home.line] },
    { config: alias('work') + alias('home', 'work'), files, agent: [home.line] },
    { config: `${config}Host *\n  IdentityFile ~/.ssh/home\n`, files, agent: [home.line] },
    { config: alias('work') + alias('home'), files: { home: home.private }, agent: [home.line] },
    { config, files, agent: [home.line], onlyBelow: ['/home/ada'] },
    {
      config: `Host github.com\n  User git\n${alias('work')}`,
      files: { ...files, id_ed25519: home.private },
      agent: [home.line],
    },
  ],
  bad: [
    {
      config,
      files,
      agent: [third.line, home.line],
      problems: [`4:16-27 ${says('github-work', 'github-home')}`],
      notes: ['8:16-27 the key of `github-home`'],
      destinations: [['github-work']],
      fixed: `${config.replace('  IdentityFile', '  IdentitiesOnly yes\n  IdentityFile')}`,
    },
    {
      config: config.replaceAll('  User git\n', ''),
      files,
      agent: [work.line],
      problems: [`6:16-27 ${says('github-home', 'github-work')}`],
    },
    {
      config: `Host gh-*\n  HostName github.com\n  IdentitiesOnly no\n${config.replaceAll('github-', 'gh-')}`,
      files,
      agent: [home.line],
      problems: [`7:16-27 ${says('gh-work', 'gh-home')}`],
      fixed: `Host gh-*\n  HostName github.com\n  IdentitiesOnly no\n${config.replaceAll('github-', 'gh-')}`,
    },
    {
      config: config.replaceAll('github.com', 'Codeberg.org').replaceAll('  User git\n', ''),
      files: { ...files, work: work.encrypted, 'work.pub': `${work.line} ada\n` },
      agent: [home.line],
      problems: [`3:16-27 ${says('github-work', 'github-home', 'Codeberg')}`],
    },
    {
      config: `${alias('work')}Host git.corp\n  # ssh-lint-policy gitlab-self-managed\n  User git\n  IdentityFile ~/.ssh/third\n${alias('home').replace('github.com', 'git.corp')}  # ssh-lint-policy gitlab-self-managed\n`,
      files,
      agent: [home.line],
      problems: [`8:16-28 ${says('git.corp', 'github-home', 'GitLab self-managed')}`],
    },
  ],
});
