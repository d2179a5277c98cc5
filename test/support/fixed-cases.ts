import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../../src/cli/main.ts';
import { nodePorts } from '../../src/node.ts';
import { textOf } from '../../src/syntax/source.ts';
import type { CorpusCase } from './corpus.ts';
import type { RealClient } from './real-clients.ts';
import { askReal, type RealGroup, type RealResult, swiftLab } from './real-ssh.ts';

/** A copy of a config that may be written. */
export interface CopiedCase extends CorpusCase {
  readonly folder: string;
}

/** Copies a case into a folder of this process. */
export function copyOf(each: CorpusCase): CopiedCase {
  const folder = join(swiftLab(), `fixes-${process.pid}`, each.name);
  const home = join(folder, 'home');
  mkdirSync(join(home, '.ssh'), { recursive: true, mode: 0o700 });
  if (each.home !== undefined) cpSync(each.home, home, { recursive: true });
  const file = each.file === undefined ? undefined : join(folder, 'config');
  if (each.file !== undefined && file !== undefined) cpSync(each.file, file);
  for (const path of filesIn(folder)) chmodSync(path, 0o600);
  return { ...each, file, home, folder };
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();

export function removeCopies(): void {
  rmSync(join(swiftLab(), `fixes-${process.pid}`), { recursive: true, force: true });
}

/** Every file of a copy, in one text. */
export function contentOf({ folder }: CopiedCase): string {
  return filesIn(folder)
    .map((path) => `${path}\n${readFileSync(path, 'latin1')}`)
    .join('\n');
}

interface FixCall {
  readonly code: number;
  /** The document of `--format json`. */
  readonly report: {
    readonly findings: readonly {
      readonly severity: string;
      readonly targets: readonly string[];
      readonly rule: string;
    }[];
    readonly fixed: readonly { readonly rule: string }[];
  };
}

/** Runs `--fix` on a copy as these clients read it. */
export async function fixCase(
  { file, home, folder }: CopiedCase,
  clients: readonly RealClient[],
  args: readonly string[] = [],
): Promise<FixCall> {
  let out = '';
  const ports = { ...nodePorts(), err: () => undefined };
  const targets = clients.flatMap(({ banner }) => ['--target', banner]);
  const path = file ?? join(home ?? folder, '.ssh', 'config');
  const all = ['--fix', '--no-config', '--no-keys', '--format', 'json', '--home', home ?? folder, ...targets, ...args];
  const code = await main([...all, path], {
    ...ports,
    out: (text) => {
      out += textOf(typeof text === 'string' ? Buffer.from(text) : text);
    },
  });
  return { code, report: JSON.parse(out) };
}

const behind = (alias: string): readonly string[] => (alias.startsWith('-') ? ['--', alias] : [alias]);

function groupOf({ file, home, folder, aliases }: CopiedCase, client: RealClient): RealGroup {
  const base = file === undefined ? [] : ['-F', file];
  const runs = aliases.map((alias) => ({ args: [...base, ...behind(alias)], environment: {} }));
  return { client, home: home ?? folder, systemFolder: undefined, runs };
}

/** What each of the clients says of each alias; undefined where a config is not given to one. */
export async function answersFor(
  each: CopiedCase,
  clients: readonly RealClient[],
): Promise<readonly (readonly RealResult[] | undefined)[]> {
  const found = await askReal(clients.map((client) => groupOf(each, client)));
  return found.map((answer) => (answer.kind === 'ran' ? answer.results : undefined));
}

/** What a connection has of a dump: which unknown keywords are skipped is no part of it. */
export const valuesOf = ({ out }: RealResult): string => out.replace(/^ignoreunknown .*\n/m, '');
