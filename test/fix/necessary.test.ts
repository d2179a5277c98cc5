import SSHConfig from 'ssh-config';
import { beforeAll, describe, expect, test } from 'vitest';
import { blockRenderer, type Render } from '../../src/fix/block.ts';
import { applied } from '../../src/fix/edits.ts';
import { insertionFor } from '../../src/fix/insertion.ts';
import { markerOf, type Need } from '../../src/fix/need.ts';
import { styleOf } from '../../src/fix/style.ts';
import { resolver } from '../../src/resolve/resolve.ts';
import { defineRule } from '../../src/rule.ts';
import { configPath } from '../support/fixing.ts';
import { memoryPorts } from '../support/memory-ports.ts';
import { findingsOf } from '../support/rule-tester.ts';

let render: Render;

beforeAll(async () => {
  render = await blockRenderer();
});

const base: Need = {
  destination: 'git.example.com',
  option: 'pubkeyacceptedalgorithms',
  keyword: 'PubkeyAcceptedAlgorithms',
  names: ['ssh-rsa'],
  policy: 'bitbucket-dc-7',
  trusted: true,
  saidBy: undefined,
  date: '2026-11-22',
};

/** A rule that wants what a policy needs. */
const ruleFor = (need: Need, text: string) =>
  defineRule({
    id: 'key-rsa-sha1-needed',
    description: 'needs it',
    category: 'compatibility',
    severity: 'error',
    preset: 'recommended',
    since: '0.1.0',
    check: {
      *config(config) {
        const { files, user, environment, hostName, networkAddresses } = memoryPorts({ files: { [configPath]: text } });
        const world = { files, user, environment, hostName, networkAddresses, program: 'ssh' };
        const { resolve } = resolver(config.client, { ...world, userConfig: configPath, systemConfig: undefined });
        const fix = insertionFor(need, [{ config, today: resolve([need.destination]) }], render);
        const source = config.files[0]?.source;
        if (fix && source) yield { at: { source, span: { start: 0, end: 0 } }, message: 'It is needed.', fixes: [fix] };
      },
    },
  });

interface Judged {
  readonly text: string;
  readonly safety: string | undefined;
  readonly notes: readonly string[];
}

function judged(text: string, other: Partial<Need> = {}, target: string | readonly string[] = '9.2'): Judged {
  const [finding] = findingsOf([ruleFor({ ...base, ...other }, text)], { config: text, target });
  const [fix] = finding?.fixes ?? [];
  return {
    text: applied(text, fix?.edits ?? []),
    safety: fix?.safety,
    notes: finding?.notes.map(({ message }) => message) ?? [],
  };
}

const marker = '# ssh-lint: ssh-rsa (SHA-1) for this host only, needed by bitbucket-dc-7, 2026-11-22';

describe('what a policy proves to be needed', () => {
  test.each([
    [
      'its own block',
      'Host *\n  Port 22\nHost git.example.com\n  User git\n',
      `Host *\n  Port 22\nHost git.example.com\n  ${marker}\n  PubkeyAcceptedAlgorithms +ssh-rsa\n  User git\n`,
    ],
    [
      'a new one',
      'User me\n\nHost *.example.com\n\tUser git\n',
      `User me\n\nHost git.example.com\n\t${marker}\n\tPubkeyAcceptedAlgorithms +ssh-rsa\n\nHost *.example.com\n\tUser git\n`,
    ],
    [
      'a new one at the end of a file without blocks',
      'User me\n',
      `User me\n\nHost git.example.com\n    ${marker}\n    PubkeyAcceptedAlgorithms +ssh-rsa\n`,
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
      'the way in which the file is written',
      'host=a\r\n\tuser=x\r\n',
      `host=git.example.com\r\n\t${marker}\r\n\tpubkeyacceptedalgorithms=+ssh-rsa\r\n\r\nhost=a\r\n\tuser=x\r\n`,
    ],
  ])('goes into %s', (_, before, after) => {
    expect(judged(before)).toEqual({ text: after, safety: 'safe', notes: [] });
  });

  test.each<readonly [string, string, Partial<Need>, string]>([
    [
      'an untrusted policy',
      'Host a\n',
      { trusted: false, saidBy: '.ssh-lintrc' },
      'it rests on .ssh-lintrc, which is not trusted',
    ],
    [
      'a line of all hosts in front',
      'PubkeyAcceptedAlgorithms ssh-ed25519\nHost a\n  User x\n',
      {},
      'an earlier line sets the option',
    ],
    [
      'canonical names',
      'CanonicalizeHostname yes\nHost a\n',
      {},
      'names are looked at once more when the host name is known',
    ],
    ['names that are there', 'Host a\n', { names: ['ssh-ed25519'] }, 'it is not needed'],
    ['a pattern', 'Host a\n', { destination: 'git*' }, 'it is not one line for `git*` alone'],
  ])('is unsafe with %s', (_, before, need, why) => {
    expect(judged(before, need)).toMatchObject({ safety: 'unsafe', notes: [`The fix is not safe: ${why}.`] });
  });

  test('is spelt as all targets read it', () => {
    const need = { keyword: 'PubkeyAcceptedKeyTypes' };
    expect(judged('Host a\n  User x\n', need, ['8.4', '9.2'])).toMatchObject({ safety: 'safe' });
    expect(judged('Host a\n  User x\n', {}, ['9.2', '8.4'])).toMatchObject({ safety: 'unsafe' });
  });

  test('names SHA-1 in its marker', () => {
    expect(`# ${markerOf(base)}`).toBe(marker);
  });
});

describe('a new block', () => {
  const style = styleOf('Host a\n   User x\n');

  test('reads back to what was asked for', () => {
    const lines = [
      ['IdentityFile', '~/my key'],
      ['User', 'git'],
    ] as const;
    const text = render({ patterns: ['a', '*.b'], lines }, style);
    expect(text).toBe('Host a *.b\n   IdentityFile "~/my key"\n   User git\n');
    expect(SSHConfig.parse(text).compute('a', { matchExec: false })).toMatchObject({ User: 'git' });
  });

  test('is one line each, whatever stands in a value', () => {
    const text = render({ patterns: ['a'], comments: ['x\ny'], lines: [['User', 'a\nProxyCommand b']] }, style);
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
