import SSHConfig from 'ssh-config';
import { beforeAll, describe, expect, test } from 'vitest';
import { blockRenderer, type Render } from '../../src/fix/block.ts';
import { applied } from '../../src/fix/edits.ts';
import { styleOf } from '../../src/fix/style.ts';
import { defineRule, foretold } from '../../src/rule.ts';
import { ownPolicy, type WrittenServer } from '../../src/server/own-policies.ts';
import { rsaKey } from '../support/made-keys.ts';
import { findingsOf, type RuleCase } from '../support/rule-tester.ts';

let render: Render;

beforeAll(async () => {
  render = await blockRenderer();
});

const key = rsaKey();
const old: WrittenServer = {
  serverSigAlgs: null,
  acceptedSigAlgs: ['ssh-rsa'],
  authMethods: ['publickey'],
  enrolledKeys: [key.key.fingerprint],
};

const rule = defineRule({
  id: 'algo-rsa-sha1-user-key',
  description: 'a destination cannot be reached',
  category: 'compatibility',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  check: {
    *connection(found) {
      const problem = foretold(found, { causes: [found.verdict.cause ?? ''], field: 'serverSigAlgs' });
      if (problem) yield problem;
    },
  },
});

interface Judged {
  readonly text: string;
  readonly safety: string | undefined;
  readonly notes: readonly string[];
}

interface Where extends Pick<RuleCase, 'target' | 'files'> {
  readonly trust?: 'user' | 'repository';
  readonly server?: WrittenServer;
}

/** The first fix of what is found where git.example.com is such a server. */
function judged(config: string, { trust = 'user', server = old, ...rest }: Where = {}): Judged {
  const written = { id: 'bitbucket-dc-7', match: { host: ['git.example.com'] }, server };
  const path = trust === 'user' ? '~/.config/ssh-lint/config.json' : '.ssh-lintrc';
  const [finding] = findingsOf([rule], {
    config,
    ...rest,
    files: { id_rsa: key.private, 'id_rsa.pub': key.line, ...rest.files },
    policies: [ownPolicy(written, { trust, path })],
  });
  const [fix] = finding?.fixes ?? [];
  return {
    text: applied(config, fix?.edits ?? []),
    safety: fix?.safety,
    notes: finding?.notes.map(({ message }) => message).filter((text) => text.startsWith('The fix')) ?? [],
  };
}

const marker = '# ssh-lint: ssh-rsa (SHA-1) for this host only, needed by bitbucket-dc-7, 2026-11-23';
const named = 'Host git.example.com x\n  User git\n';

describe('what a policy proves to be needed', () => {
  test.each([
    [
      'its own block',
      'Host *\n  Port 22\nHost git.example.com\n  User git\n',
      `Host *\n  Port 22\nHost git.example.com\n  ${marker}\n  PubkeyAcceptedAlgorithms +ssh-rsa\n  User git\n`,
    ],
    [
      'its own block at the end of the file',
      'Host git.example.com',
      `Host git.example.com\n    ${marker}\n    PubkeyAcceptedAlgorithms +ssh-rsa\n`,
    ],
    [
      'a new one',
      `User me\n\nHost *.example.com\n\tUser git\n${named}`,
      `User me\n\nHost git.example.com\n\t${marker}\n\tPubkeyAcceptedAlgorithms +ssh-rsa\n\nHost *.example.com\n\tUser git\n${named}`,
    ],
    [
      'a new one above the comments of the first',
      `User me\n\n# work\n${named}`,
      `User me\n\nHost git.example.com\n  ${marker}\n  PubkeyAcceptedAlgorithms +ssh-rsa\n\n# work\n${named}`,
    ],
    [
      'the whole list where one is written',
      'Host git.example.com\n  User git\nHost *\n  PubkeyAcceptedAlgorithms ssh-ed25519\n',
      `Host git.example.com\n  ${marker}\n  PubkeyAcceptedAlgorithms ssh-ed25519,ssh-rsa\n  User git\nHost *\n  PubkeyAcceptedAlgorithms ssh-ed25519\n`,
    ],
    [
      'a new block in front of a line that would win',
      'Host *.com\n  PubkeyAcceptedAlgorithms ssh-ed25519\nHost git.example.com\n  User git\n',
      `Host git.example.com\n  ${marker}\n  PubkeyAcceptedAlgorithms ssh-ed25519,ssh-rsa\n\nHost *.com\n  PubkeyAcceptedAlgorithms ssh-ed25519\nHost git.example.com\n  User git\n`,
    ],
    [
      'a new block in front of a line for everybody, which then has one of its own',
      `User me\n# ours\nPubkeyAcceptedAlgorithms ssh-ed25519\nPort 22\n${named}`,
      `User me\nHost git.example.com\n  ${marker}\n  PubkeyAcceptedAlgorithms ssh-ed25519,ssh-rsa\n\nHost *\n# ours\nPubkeyAcceptedAlgorithms ssh-ed25519\nPort 22\n${named}`,
    ],
    [
      'the line of its own block',
      'Host git.example.com\n  User git\n  PubkeyAcceptedAlgorithms ssh-ed25519 # all\n',
      `Host git.example.com\n  User git\n  ${marker}\n  PubkeyAcceptedAlgorithms ssh-ed25519,ssh-rsa # all\n`,
    ],
    [
      'the way in which the file is written',
      'host=a\r\n\tuser=x\r\nhost=git.example.com b\r\n',
      `host=git.example.com\r\n\t${marker}\r\n\tpubkeyacceptedalgorithms=+ssh-rsa\r\n\r\nhost=a\r\n\tuser=x\r\nhost=git.example.com b\r\n`,
    ],
  ])('goes into %s', (_, before, after) => {
    expect(judged(before)).toEqual({ text: after, safety: 'safe', notes: [] });
  });

  test.each<readonly [string, string, Where, string]>([
    ['a policy of a repository', named, { trust: 'repository' }, 'it rests on .ssh-lintrc, which is not trusted'],
    [
      'canonical names',
      `CanonicalizeHostname yes\n${named}`,
      {},
      'names are looked at once more when the host name is known',
    ],
    [
      'a command that was not run',
      `Match exec "true"\n  PubkeyAcceptedAlgorithms ssh-ed25519\n${named}`,
      {},
      'it hangs on the command of a Match exec',
    ],
    [
      'a Match that reads the user',
      'Host git.example.com x\n  User ada\n  IdentityFile ~/.ssh/id_rsa\nMatch user git\n  Port 2222\n',
      { server: { ...old, serverSigAlgs: ['rsa-sha2-512'], acceptedSigAlgs: ['rsa-sha2-512'], users: ['git'] } },
      '`git.example.com` would get other values, too',
    ],
    [
      'what may be so',
      `BatchMode yes\nKnownHostsCommand /bin/keys\n${named}`,
      { server: { ...old, hostKeys: [] } },
      'OpenSSH 9.2 does not get in if KnownHostsCommand does not print the host key',
    ],
    [
      'a key that nobody knows',
      `BatchMode yes\n${named}`,
      { server: { ...old, kexAlgorithms: ['diffie-hellman-group1-sha1'], enrolledKeys: [] } },
      '',
    ],
  ])('is unsafe with %s', (_, before, where, why) => {
    expect(judged(before, where)).toMatchObject(
      why === '' ? { safety: undefined } : { safety: 'unsafe', notes: [`The fix is not safe: ${why}.`] },
    );
  });

  test('is spelt as all targets read it', () => {
    const { text, safety } = judged(named, { target: ['8.4', '9.2'] });
    expect([safety, text.includes('PubkeyAcceptedKeyTypes +ssh-rsa')]).toEqual(['safe', true]);
  });

  test('is nothing where a client gets in anyway', () => {
    expect(judged(named, { target: '8.4' })).toEqual({ text: named, safety: undefined, notes: [] });
  });

  test('takes as many options as it needs', () => {
    const server = { ...old, kexAlgorithms: ['diffie-hellman-group1-sha1'], hostKeyAlgorithms: ['ssh-rsa'] };
    const { text, safety } = judged('Host git.example.com\n', { server });
    expect(safety).toBe('safe');
    expect(text.split('\n').map((line) => line.trim().replace(/^# ssh-lint: (.*) for.*$/, '# $1'))).toEqual([
      'Host git.example.com',
      '# diffie-hellman-group1-sha1 (1024 bits and SHA-1)',
      'KexAlgorithms +diffie-hellman-group1-sha1',
      '# ssh-rsa (SHA-1)',
      'HostKeyAlgorithms +ssh-rsa',
      '# ssh-rsa (SHA-1)',
      'PubkeyAcceptedAlgorithms +ssh-rsa',
      '',
    ]);
  });

  test('stands before what is announced where the server takes less than it announces', () => {
    const server = { ...old, serverSigAlgs: ['rsa-sha2-512', 'ssh-rsa'] };
    const { text, safety } = judged('Host git.example.com\n', { server });
    expect([safety, text.includes('PubkeyAcceptedAlgorithms ^ssh-rsa')]).toEqual(['safe', true]);
  });

  test('is another user where the server has one', () => {
    const server = { ...old, acceptedSigAlgs: ['rsa-sha2-512'], serverSigAlgs: ['rsa-sha2-512'], users: ['git'] };
    expect(judged('Host git.example.com\n  User ada\n', { server })).toEqual({
      text: 'Host git.example.com\n  User git\n',
      safety: 'safe',
      notes: [],
    });
  });
});

describe('a new block', () => {
  const style = styleOf('Host a\n   User x\n');

  test('reads back to what was asked for', () => {
    const lines = [
      { keyword: 'IdentityFile', value: '~/my key' },
      { keyword: 'User', value: 'git' },
    ];
    const text = render({ patterns: ['a', '*.b'], lines }, style);
    expect(text).toBe('Host a *.b\n   IdentityFile "~/my key"\n   User git\n');
    expect(SSHConfig.parse(text).compute('a', { matchExec: false })).toMatchObject({ User: 'git' });
  });

  test('is one line each, whatever stands in a value', () => {
    const text = render(
      { patterns: ['a'], lines: [{ keyword: 'User', value: 'a\nProxyCommand b', comment: 'x\ny' }] },
      style,
    );
    expect(text.split('\n')).toHaveLength(4);
  });

  test.each([
    ['', '    ', 'mixed', ' ', '\n'],
    ['host a\n\tuser b\n', '\t', 'lower', ' ', '\n'],
    ['Host=a\r\n  User=b\r\n', '  ', 'mixed', '=', '\r\n'],
    ['Host a\nUser b\n', '', 'mixed', ' ', '\n'],
    ['Host\ta\n\tUser\tb\n', '\t', 'mixed', '\t', '\n'],
  ])('in the style of %j', (text, indent, keywordCase, separator, lineEnd) => {
    expect(styleOf(text)).toEqual({ indent, keywordCase, separator, lineEnd });
  });
});
