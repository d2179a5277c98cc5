import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import type { Client } from '../../src/client/client.ts';
import { clientFor } from '../../src/client/facts.ts';
import { parseTarget } from '../../src/client/target.ts';
import type { Ports } from '../../src/ports.ts';
import { resolver } from '../../src/resolve/resolve.ts';
import { textOf } from '../../src/syntax/source.ts';
import { toBytes } from '../support/bytes.ts';
import { type Case, generate } from '../support/grammar.ts';
import { type MemoryEntry, memoryPorts } from '../support/memory-ports.ts';

const deep = process.env.SSH_LINT_DEEP === '1';
const numRuns = deep ? 2000 : 200;
const home = '/case/home';
const names = ['web', 'WEB', 'db', 'web-prod', 'gw', 'git.example.com', '10.0.0.1', 'no-such-host.invalid'];
const targets = [['7.5', '9.2'], ['8.4', '10.0'], ['6.6', '8.6'], ['9.9'], ['10.6', '8.4', '9.2']];

function clientOf(name: string): Client {
  const spec = parseTarget(name);
  if ('problem' in spec) throw new Error(spec.problem);
  return clientFor(spec);
}

const pathOf = (name: string): string =>
  name.startsWith('etc/') ? name.replace('etc/', '/etc/ssh/') : `/case/${name}`;

/** The files of a case in memory; the user is root, as the generated owners want it. */
function portsOf({ files }: Pick<Case, 'files'>) {
  const entries = [...files].flatMap(([name, file]): [string, MemoryEntry][] => {
    if (file.kind === 'folder') return [];
    if (file.kind === 'link') return [[pathOf(name), { link: file.target }]];
    const { mode, uid, gid } = file;
    return [
      [pathOf(name), { content: toBytes(file.text), mode, uid: uid === 0 ? 1000 : uid, gid: gid === 0 ? 1000 : gid }],
    ];
  });
  const services = { content: 'ssh 22/tcp\nhttp 80/tcp\n', mode: 0o644 };
  const all = Object.fromEntries([...entries, ['/etc/services', services]]);
  return memoryPorts({ files: all, user: { home }, environment: { HOME: home } });
}

const mainOf = ({ files }: Pick<Case, 'files'>): string =>
  `/case/${files.has('home/main') ? 'home/main' : 'home/.ssh/config'}`;

function dumps(ports: Ports, path: string, client: Client): readonly string[] {
  const { files, user, environment, hostName, networkAddresses } = ports;
  const world = { files, user, environment, hostName, networkAddresses, program: 'ssh' };
  const { resolve } = resolver(client, { ...world, userConfig: path, systemConfig: '/etc/ssh/ssh_config' });
  return names.map((name) => {
    const { status, dump } = resolve([name]);
    return status === 'resolved' ? dump.filter((line) => !line.startsWith('ignoreunknown ')).join('\n') : 'refused';
  });
}

interface Tried {
  readonly each: Case;
  readonly ports: ReturnType<typeof portsOf>;
  readonly path: string;
  readonly labels: readonly string[];
}

function tried(seed: number): Tried {
  const labels = targets[seed % targets.length] ?? [];
  const each = generate(seed, clientOf(labels[0] ?? ''), { home });
  return { each, ports: portsOf(each), path: mainOf(each), labels };
}

async function fix({ ports, path, labels }: Tried, args: readonly string[] = []): Promise<void> {
  const wanted = labels.flatMap((label) => ['--target', label]);
  await main(['--fix', ...wanted, '--no-config', ...args, path], ports);
}

const textsOf = ({ each, ports }: Tried): readonly string[] =>
  [...each.files.keys()].map((name) => {
    const result = ports.files.read(pathOf(name));
    return 'bytes' in result ? textOf(result.bytes) : '';
  });

const shown = ({ each, labels }: Tried): string =>
  `${labels.join(' ')}\n${[...each.files].map(([name, file]) => (file.kind === 'file' ? `--- ${name}\n${file.text}` : name)).join('\n')}`;

describe('generated configs', () => {
  test('have the same values for every destination behind safe fixes, and twice is once', {
    timeout: 600_000,
  }, async () => {
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000_000), async (seed) => {
        const one = tried(seed);
        const texts = textsOf(one);
        const clients = one.labels.map(clientOf);
        const before = clients.map((client) => dumps(one.ports, one.path, client));
        await fix(one);
        const fixed = textsOf(one);
        if (fixed.join('\0') === texts.join('\0')) return;
        changed += 1;
        const after = clients.map((client) => dumps(one.ports, one.path, client));
        for (const [index, values] of before.entries())
          for (const [at, value] of values.entries())
            if (value !== 'refused') expect(after[index]?.[at], `${names[at]} ${shown(one)}`).toBe(value);
        await fix(one);
        expect(textsOf(one), shown(one)).toEqual(fixed);
      }),
      { numRuns },
    );
    expect(changed).toBeGreaterThan(numRuns / 20);
  });

  test('are never refused behind unsafe fixes where they were read, and twice is once', {
    timeout: 600_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000_000), async (seed) => {
        const one = tried(seed);
        const clients = one.labels.map(clientOf);
        const before = clients.map((client) => dumps(one.ports, one.path, client));
        await fix(one, ['--unsafe-fixes']);
        const after = clients.map((client) => dumps(one.ports, one.path, client));
        const isRefused = (all: readonly string[]): boolean => all.includes('refused');
        for (const [index, values] of before.entries())
          if (!isRefused(values)) expect(isRefused(after[index] ?? []), shown(one)).toBe(false);
        const fixed = textsOf(one);
        await fix(one, ['--unsafe-fixes']);
        expect(textsOf(one), shown(one)).toEqual(fixed);
      }),
      { numRuns: numRuns / 2 },
    );
  });
});
