import rule from '../../rules/hostkey-stale-known-service.ts';
import { ownPolicy } from '../../src/server/own-policies.ts';
import github from '../../src/server/policies/github.json' with { type: 'json' };
import { rsaKey } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const keyOf = (status: string) =>
  github.hostKeys.find((each) => each.status === status && each.type === 'ssh-rsa')?.key ?? '';
const config = 'Host github.com\n  User git\n';
const known = (text: string) => ({ known_hosts: text });
const says = (line: number) =>
  `Line ${line} of \`/home/ada/.ssh/known_hosts\` holds a host key that GitHub has withdrawn, as others may have it: remove that line.`;

const replaced = rsaKey(3072, 'replaced').line;
const own = ownPolicy(
  { id: 'forge', match: { host: ['forge'] }, server: { hostKeys: [replaced] } },
  { trust: 'user', path: '.ssh-lintrc' },
);
const hostKeys = (own.policy.hostKeys ?? []).map((key) => ({ ...key, status: 'retired' as const }));

testRule(rule, {
  good: [
    config,
    { config, files: known(`github.com ${keyOf('current')}\n`) },
    { config, files: known(`github.com ${rsaKey(3072, 'host').line}\n`) },
    { config, files: known(`example.com ${keyOf('revoked')}\n`) },
    { config, files: known(`@revoked github.com ${keyOf('revoked')}\n`) },
    { config: 'Host example.com\n  User git\n', files: known(`github.com ${keyOf('revoked')}\n`) },
    { config, files: known(`github.com ${keyOf('revoked')}\n`), onlyBelow: ['/home/ada'] },
  ],
  bad: [
    {
      config,
      files: known(`github.com ${keyOf('revoked')}\n`),
      problems: [`1:6-16 ${says(1)}`],
      severities: ['error'],
      destinations: [['github.com']],
    },
    {
      config,
      files: known(`# old\n\ngithub.com,140.82.121.4 ${keyOf('revoked')}\ngithub.com ${keyOf('current')}\n`),
      problems: [`1:6-16 ${says(3)}`],
    },
    {
      config: 'Host gh\n  HostName github.com\n  User git\n',
      files: known(`git* ${keyOf('revoked')}\n`),
      problems: [`2:12-22 ${says(1)}`],
      destinations: [['gh']],
    },
    {
      config: 'Host forge\n  User git\n',
      files: known(`forge ${replaced}\n`),
      policies: [{ ...own, policy: { ...own.policy, hostKeys } }],
      problems: [
        '1:6-11 Line 1 of `/home/ada/.ssh/known_hosts` holds a host key that forge does not use any more: remove that line.',
      ],
      severities: ['warning'],
    },
  ],
});
