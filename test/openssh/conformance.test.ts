import { afterAll, describe, expect, test } from 'vitest';
import type { World } from '../../src/resolve/world.ts';
import { toBytes } from '../support/bytes.ts';
import { keepDifferences } from '../support/comparison.ts';
import { bannerOf, type Conformance, conformance, conformanceObstacle, type Probe } from '../support/conformance.ts';
import { clientOfBanner } from '../support/engine-client.ts';
import { type MemoryEntry, memoryFiles } from '../support/memory-files.ts';
import { agree, type Difference, ours, type Spoken, summary } from '../support/spoken.ts';

/** Stands for `$W`, the folder of the files. */
const folder = '/w';
const withFolder = (text: string): string => text.replaceAll('$W', folder);

function entryOf(file: Conformance['files'][string]): MemoryEntry {
  if (file.directory === true) return { kind: 'directory' };
  if (file.symlink !== undefined) return { kind: 'link', target: file.symlink };
  return { kind: 'file', bytes: toBytes(withFolder(file.text ?? '')), mode: Number(file.mode ?? 0o644) };
}

const services: MemoryEntry = { kind: 'file', bytes: toBytes('ssh\t\t22/tcp\t\t\t# SSH Remote Login Protocol\n') };

/** What the shell of the recording said to the commands of `Match exec`; they are not run again. */
const shellAnswers: Readonly<Record<string, ReturnType<NonNullable<World['runExec']>>>> = {
  // Unquoted: only the first word is the command.
  test: { matched: false },
  // Before 9.9 a single quote is part of the command.
  "'test": { matched: false, stderr: '/bin/sh: 1: Syntax error: Unterminated quoted string' },
  'test foo = foo': { matched: true },
  'test "foo" = foo': { matched: true },
  // Before 9.9 a backslash does not shield a quote.
  'test \\': { matched: false },
};

function worldOf(probe: Probe, files: Conformance['files'], program: string): World {
  const mode = probe.name === 'mainfile_mode_666_with_F' ? 0o666 : 0o644;
  const config: MemoryEntry = { kind: 'file', bytes: toBytes(withFolder(probe.cfg)), mode };
  const entries = Object.entries(files).map(([name, file]) => [`${folder}/${name}`, entryOf(file)] as const);
  return {
    files: memoryFiles(new Map([...entries, [`${folder}/config`, config], ['/etc/services', services]])),
    user: { name: 'root', home: '/root', uid: 0, gid: 0, isOnlyMember: () => true },
    environment: probe.env,
    hostName: 'vm',
    networkAddresses: () => [
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ],
    runExec: (command) => {
      const answer = shellAnswers[command];
      if (answer === undefined) throw new Error(`no client ran ${command}`);
      return answer;
    },
    userConfig: '/root/.ssh/config',
    systemConfig: '/etc/ssh/ssh_config',
    program,
  };
}

/** Said in every recording, which had no terminal, and left out of all of them. */
const noTerminal = 'Pseudo-terminal will not be allocated because stdin is not a terminal.';

/** Of the dump, what the recording kept: the lines of some keywords. */
function keptLines({ out, err, code }: Spoken, keys: readonly string[]): Spoken {
  const lines = out.split('\n').filter((line) => keys.includes(line.split(' ', 1)[0] ?? ''));
  return {
    code,
    err: err.replace(noTerminal, '').trimEnd(),
    out: keys
      .flatMap((key) =>
        lines
          .filter((line) => line === key || line.startsWith(`${key} `))
          .map((line) => (line === key ? `${key} ` : line)),
      )
      .join('\n'),
  };
}

function recorded({ err, g, rc }: Probe['results'][number], keys: readonly string[]): Spoken {
  const out = keys.flatMap((key) => (g[key] ?? []).map((value) => `${key} ${value}`)).join('\n');
  return { code: rc, err: withFolder(err).trimEnd(), out: Buffer.from(out).toString('latin1') };
}

/** The client died of a signal: what it would have said is not known. It is one pair, 7.4 with `LocalForward /tmp/%h`. */
const crashed = ({ rc }: Probe['results'][number]): boolean => rc < 0;

function compareProbe(probe: Probe, { files }: Conformance): readonly Difference[] {
  return probe.results
    .filter((result) => !crashed(result))
    .flatMap((result) =>
      result.clients.flatMap((label): readonly Difference[] => {
        // Debian's 7.5 is installed as ssh1 and calls itself so.
        const world = worldOf(probe, files, label === 'deb-7.5p1-ssh1-14' ? 'ssh1' : 'ssh');
        const args = ['-F', `${folder}/config`, ...probe.args, probe.host];
        const got = keptLines(ours(args, clientOfBanner(bannerOf(label)), world), probe.keys);
        const expected = recorded(result, probe.keys);
        if (agree(expected, got)) return [];
        return [
          {
            client: label,
            name: `${probe.name} ${JSON.stringify(probe.cfg)}`,
            args,
            environment: probe.env,
            expected,
            got,
          },
        ];
      }),
    );
}

const table = conformanceObstacle === undefined ? conformance() : undefined;
const probes = table?.probes ?? [];

describe.skipIf(table === undefined)(
  `recorded answers of 39 clients${conformanceObstacle === undefined ? '' : ` (${conformanceObstacle})`}`,
  () => {
    const different: Difference[] = [];
    afterAll(() => keepDifferences('conformance', different));

    test.each(probes)('are ours: $name', (probe) => {
      const differences = table === undefined ? [] : compareProbe(probe, table);
      different.push(...differences);
      expect(summary(differences)).toBe('');
    });

    test('are those of every client to every config', () => {
      const results = probes.flatMap((probe) => probe.results);
      const pairs = results.reduce((sum, { clients }) => sum + clients.length, 0);
      const clients = Object.keys(table?.clients ?? {}).length;
      console.log(
        `${probes.length} configs, ${clients} clients: ${pairs} pairs, ${results.filter(crashed).length} crashed`,
      );
      expect(pairs).toBeGreaterThanOrEqual(probes.length * clients);
    });
  },
);
