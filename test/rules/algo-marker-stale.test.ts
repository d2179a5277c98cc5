import { describe, expect, test } from 'vitest';
import rule from '../../rules/algo-marker-stale.ts';
import { ownPolicy, type WrittenServer } from '../../src/server/own-policies.ts';
import { rsaKey } from '../support/made-keys.ts';
import { findingsOf, type RuleCase, shown, testRule } from '../support/rule-tester.ts';

const key = rsaKey();
const marker = '  # ssh-lint: ssh-rsa (SHA-1) for this host only, needed by old, 2026-01-02\n';
const line = '  PubkeyAcceptedAlgorithms +ssh-rsa\n';
const config = `Host git\n${marker}${line}  User ada\nHost *\n  Port 22\n`;
const files = { id_rsa: key.private };
const says = '`git` can be reached without this line: old does not need it any more.';

const is = (server: WrittenServer, trust: 'user' | 'repository' = 'user') => ({
  policies: [
    ownPolicy(
      { id: 'old', match: { host: ['git'] }, server: { enrolledKeys: [key.key.fingerprint], ...server } },
      { trust, path: '.ssh-lintrc' },
    ),
  ],
});
const renewed = is({ serverSigAlgs: ['rsa-sha2-512'], acceptedSigAlgs: ['rsa-sha2-512'] });
const old = is({ serverSigAlgs: null, acceptedSigAlgs: ['ssh-rsa'] });
const listed = (value: string) => config.replace('+ssh-rsa', value);

testRule(rule, {
  good: [
    { config, files, ...old },
    { config, files, ...is({}) },
    { config, files },
    { config, ...renewed },
    { config: config.replace(marker, ''), files, ...renewed },
    { config: config.replace('Host git', 'Host git other'), files, ...renewed },
    { config: listed('ssh-ed25519,ssh-rsa'), files, ...old },
    {
      config: config.replace('PubkeyAcceptedAlgorithms', 'PubkeyAcceptedKeyTypes'),
      files,
      target: ['9.2', '8.4'],
      ...is({ serverSigAlgs: null, acceptedSigAlgs: ['ssh-rsa'] }),
    },
  ],
  bad: [
    {
      config,
      files,
      ...renewed,
      problems: [`3:3-36 ${says}`],
      destinations: [['git']],
      fixed: 'Host git\n  User ada\nHost *\n  Port 22\n',
    },
    {
      config: `Host git\n${marker}${line}\nHost *\n  Port 22\n`,
      files,
      ...renewed,
      problems: [`3:3-36 ${says}`],
      fixed: 'Host *\n  Port 22\n',
    },
    {
      config: listed('rsa-sha2-512,ssh-rsa'),
      files,
      ...renewed,
      problems: [`3:3-48 ${says}`],
      fixed: 'Host git\n  PubkeyAcceptedAlgorithms rsa-sha2-512\n  User ada\nHost *\n  Port 22\n',
    },
  ],
});

describe('the fix', () => {
  const judged = (each: RuleCase) =>
    findingsOf([rule], each).map((finding) => [
      shown(finding),
      ...finding.fixes.map(({ safety }) => safety),
      ...finding.notes.map(({ message }) => message),
    ]);

  test('is proved', () => {
    expect(judged({ config, files, ...renewed })).toEqual([[`3:3-36 ${says}`, 'safe']]);
    const own = `${config.replace('  User ada\n', '')}Host git\n  User ada\n`;
    expect(judged({ config: own, files, ...renewed })).toEqual([[`3:3-36 ${says}`, 'safe']]);
  });

  test('is not safe where a repository says so', () => {
    const server = { serverSigAlgs: ['rsa-sha2-512'], acceptedSigAlgs: ['rsa-sha2-512'] };
    expect(judged({ config, files, ...is(server, 'repository') })).toEqual([
      [`3:3-36 ${says}`, 'unsafe', 'The fix is not safe: it rests on .ssh-lintrc, which is not trusted.'],
    ]);
  });
});
