import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import { findShadows } from '../../src/lint/shadow.ts';
import { type Config, loadConfig, type Step } from '../../src/load/config.ts';
import { openerFor } from '../../src/load/open.ts';
import { resolver } from '../../src/resolve/resolve.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { home, memoryPorts } from '../support/memory-ports.ts';
import { clientOf } from '../support/rule-tester.ts';

const deep = process.env.SSH_LINT_DEEP === '1';
const clients = ['7.5', '8.4', '9.2', '10.6'].map(clientOf);
const configPath = `${home}/.ssh/config`;

type Texts = Readonly<Record<string, string>>;

function configOf(texts: Texts, client: Client): Config {
  const named = Object.entries(texts).map(([name, text]): [string, string] => [`${home}/.ssh/${name}`, text]);
  const ports = memoryPorts({ files: Object.fromEntries(named) });
  const opener = openerFor({ files: ports.files, given: new Map(), isKeyword: () => true });
  const context = { client, environment: {}, servicePort: () => undefined, fromFile: true };
  return loadConfig({
    files: [{ path: configPath, role: 'user' }],
    client,
    ports,
    opener,
    context,
    onlyBelow: undefined,
  });
}

/** What each of these names gets. */
function dumps(texts: Texts, client: Client, names: readonly string[]): readonly string[] {
  const entries = Object.entries(texts).map(([name, text]) => {
    const entry = { kind: 'file', bytes: Buffer.from(text), mode: 0o600, uid: 1000, gid: 1000 } as const;
    return [`${home}/.ssh/${name}`, entry] as const;
  });
  const world = {
    files: memoryFiles(new Map(entries)),
    user: { name: 'ada', home, uid: 1000, gid: 1000, isOnlyMember: () => true },
    environment: {},
    hostName: 'engine',
    networkAddresses: () => [],
    userConfig: configPath,
    systemConfig: undefined,
    program: 'ssh',
  };
  const { resolve } = resolver(client, world);
  return names.map((name) => {
    const { status, dump, messages } = resolve([name]);
    return status === 'resolved' ? dump.join('\n') : `refused: ${messages.join('\n')}`;
  });
}

function without(texts: Texts, { document, directive }: Step): Texts {
  const name = document.source.path.replace(`${home}/.ssh/`, '');
  const text = texts[name] ?? '';
  return { ...texts, [name]: `${text.slice(0, directive.start)}\n${text.slice(directive.end)}` };
}

const pattern = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('a', 'b', 'ab', 'ba') },
  { weight: 2, arbitrary: fc.constantFrom('*', 'a*', '*b', '?', 'a?', '*a*', '?b') },
  { weight: 1, arbitrary: fc.constantFrom('!a', '!b', '!a*', '!?b') },
);
const header = fc.oneof(
  { weight: 6, arbitrary: fc.array(pattern, { minLength: 1, maxLength: 3 }).map((list) => `Host ${list.join(' ')}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'Match all',
      'Match host a',
      'Match originalhost b',
      'Match user u1',
      'Match !all',
      'Match host a,ab',
    ),
  },
);
const lineOf = (final: boolean) =>
  fc.oneof(
    fc.nat(3).map((n) => `User u${n}`),
    fc.nat(3).map((n) => `Port ${n + 1}`),
    fc.constantFrom('HostName b', 'HostName %h', 'HostName ab'),
    fc.nat(2).map((n) => `IdentityFile ~/k${n}`),
    fc.nat(2).map((n) => `ProxyJump j${n}`),
    fc.constantFrom('ProxyJump none', 'ProxyCommand none', 'ProxyCommand nc', 'ForwardAgent no', 'ForwardAgent yes'),
    fc.constantFrom('IPQoS ef', 'IPQoS af21', 'SyslogFacility USER', 'SyslogFacility AUTH', 'StreamLocalBindMask 0177'),
    fc.constantFrom(
      'ConnectTimeout none',
      'ConnectTimeout 5',
      'RekeyLimit 1G',
      'RekeyLimit 2G 1h',
      'Ciphers +aes128-cbc',
    ),
    fc.constantFrom(
      'SendEnv A',
      'UserKnownHostsFile ~/a ~/b',
      'UserKnownHostsFile none',
      'AddressFamily inet',
      'LocalForward 1 a:1',
    ),
    fc.constantFrom(...(final ? ['CanonicalizeHostname yes', 'CanonicalizeHostname always'] : ['Compression yes'])),
  );
const blocksOf = (final: boolean) =>
  fc.array(
    fc.record({
      header: final
        ? fc.oneof(
            { weight: 5, arbitrary: header },
            { weight: 1, arbitrary: fc.constantFrom('Match final', 'Match final host b', 'Match canonical') },
          )
        : header,
      lines: fc.array(lineOf(final), { maxLength: 3 }),
    }),
    { maxLength: 5 },
  );
const textOf = (blocks: readonly { readonly header: string; readonly lines: readonly string[] }[]): string =>
  blocks.map(({ header: head, lines }) => [head, ...lines.map((line) => `  ${line}`)].join('\n')).join('\n');

const names = ['a', 'b', 'ab', 'ba', 'aa', 'bb', 'c', 'aab', 'cb'];

function check(texts: Texts): number {
  let found = 0;
  for (const client of clients) {
    const shadows = [...findShadows(configOf(texts, client))];
    if (shadows.length === 0) continue;
    const before = dumps(texts, client, names);
    for (const [step] of shadows) {
      found += 1;
      const after = dumps(without(texts, step), client, names);
      const context = `${client.label} ${step.document.source.path}:${step.directive.lineNumber}`;
      expect(after.map((dump, at) => `${context} ${names[at]} ${dump}`)).toEqual(
        before.map((dump, at) => `${context} ${names[at]} ${dump}`),
      );
    }
  }
  return found;
}

describe('a line that is said to have no effect has none:', () => {
  test('in one file', () => {
    let found = 0;
    fc.assert(
      fc.property(fc.array(lineOf(false), { maxLength: 1 }), blocksOf(false), (start, blocks) => {
        found += check({ config: `${start.join('\n')}\n${textOf(blocks)}\n` });
      }),
      { numRuns: deep ? 20_000 : 400 },
    );
    expect(found).toBeGreaterThan(deep ? 5000 : 100);
  });

  test('with an Include', () => {
    fc.assert(
      fc.property(
        blocksOf(false),
        blocksOf(false),
        blocksOf(false),
        fc.array(lineOf(false), { maxLength: 2 }),
        (before, inner, after, start) => {
          const included = `${start.join('\n')}\n${textOf(inner)}\n`;
          check({ config: `${textOf(before)}\n  Include more\n  User last\n${textOf(after)}\n`, more: included });
        },
      ),
      { numRuns: deep ? 20_000 : 300 },
    );
  });

  test('with a file that is read twice', () => {
    fc.assert(
      fc.property(blocksOf(false), blocksOf(false), (before, inner) => {
        const config = `Include more\n${textOf(before)}\n  Include more\nHost a\n  Include more\n`;
        check({ config, more: `User first\n${textOf(inner)}\n` });
        check({
          config: `${textOf(before)}\n  Include more\nHost a\n  User z\n  Include more\n`,
          more: `User first\n${textOf(inner)}\n`,
        });
      }),
      { numRuns: deep ? 10_000 : 200 },
    );
  });

  test('with a second pass', () => {
    fc.assert(
      fc.property(blocksOf(true), (blocks) => {
        check({ config: `${textOf(blocks)}\n` });
      }),
      { numRuns: deep ? 20_000 : 400 },
    );
  });
});

test('what is plainly dead is found, where every value differs', () => {
  const plain = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', '*'), { minLength: 1, maxLength: 2 }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(plain, (lists) => {
      const texts = { config: lists.map((list, at) => `Host ${list.join(' ')}\n  User u${at}\n`).join('') };
      const [client] = clients;
      if (!client) return;
      const config = configOf(texts, client);
      const shadows = findShadows(config);
      const before = dumps(texts, client, ['a', 'b', 'c', 'd']);
      for (const step of config.steps.filter(({ directive }) => directive.name === 'user')) {
        const after = dumps(without(texts, step), client, ['a', 'b', 'c', 'd']);
        expect(shadows.has(step)).toBe(after.every((dump, at) => dump === before[at]));
      }
    }),
    { numRuns: deep ? 5000 : 200 },
  );
});
