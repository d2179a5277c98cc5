import rule from '../../rules/identity-account-by-order.ts';
import { ed25519Key } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const [work, home] = [ed25519Key('work'), ed25519Key('home')];
const files = { work: work.private, home: home.private, copy: work.private };
const alias = (name: string, key = name) =>
  `Host github-${name}\n  HostName github.com\n  User git\n  IdentityFile ~/.ssh/${key}\n`;
const config = alias('work') + alias('home');
const both = 'Host github.com\n  IdentityFile ~/.ssh/work\n  IdentityFile ~/.ssh/home\n';
const foreign = (other: string) =>
  `An agent that has the key of \`${other}\` and not this one makes ssh offer that one first, and it decides the account; \`IdentitiesOnly yes\` keeps to this one.`;
const later = (first: string) =>
  `GitHub takes the account from the first key that it knows, so this one counts only if it does not know \`${first}\`.`;

testRule(rule, {
  good: [
    { config: `${config}Host *\n  IdentitiesOnly yes\n`, files },
    { config: `${config}Host *\n  IdentityAgent none\n`, files },
    { config: alias('work') + alias('home', 'copy').replace('copy', 'work'), files },
    { config: alias('work') + alias('home', 'copy'), files },
    { config: config.replaceAll('github.com', 'web.example.com'), files },
    { config: config.replaceAll('User git', 'User ada'), files },
    { config: alias('work'), files },
    { config: both.replace('home', 'copy'), files },
    { config: both, files: { work: work.private } },
    { config: both.replace('github.com', 'web.example.com'), files },
    { config: 'Host *\n  IdentityFile ~/.ssh/work\n  IdentityFile ~/.ssh/home\nHost github.com\n', files },
    {
      config: `${both.replace('github.com', 'github.com\n  IdentitiesOnly yes')}`.replace(/ {2}\S+ \S+home\n/, ''),
      files,
    },
    { config, files, alone: true },
  ],
  bad: [
    {
      config,
      files,
      problems: [`4:16-27 ${foreign('github-home')}`, `8:16-27 ${foreign('github-work')}`],
      notes: ['8:16-27 the key of `github-home`', '4:16-27 the key of `github-work`'],
      destinations: [['github-work'], ['github-home']],
    },
    { config, files, agent: [home.line], problems: [`8:16-27 ${foreign('github-work')}`] },
    {
      config: both,
      files,
      problems: [`3:16-27 ${later('~/.ssh/work')}`],
      notes: ['2:16-27 the key that is offered first'],
      destinations: [['github.com']],
    },
    {
      // Each alias is compared with the first twenty of the server.
      config: Array.from({ length: 20 }, (_, at) => alias(`w${at}`, 'work')).join('') + alias('home'),
      files,
      problems: [`84:16-27 ${foreign('github-w0')}`],
    },
    { config: both, files, agent: [home.line], problems: [`2:16-27 ${later('~/.ssh/home')}`] },
    {
      config: both.replace('github.com', 'github.com gist.github.com\n  IdentitiesOnly yes'),
      files,
      problems: [`4:16-27 ${later('~/.ssh/work')}`],
      destinations: [['github.com', 'gist.github.com']],
    },
    {
      config:
        'Host github.com\n  IdentityFile ~/.ssh/work\nHost *\n  IdentityFile ~/.ssh/home\nHost github-home\n  HostName github.com\n  IdentityFile ~/.ssh/copy\n',
      files: { ...files, copy: ed25519Key('three').private },
      problems: [`2:16-27 ${foreign('github-home')}`, `4:16-27 ${foreign('github.com')}`],
    },
  ],
});
