import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareWithReal, type NamedGroup } from './comparison.ts';
import { clientOfBanner } from './engine-client.ts';
import { type Case, generate } from './grammar.ts';
import type { RealClient } from './real-clients.ts';
import { swiftLab } from './real-ssh.ts';
import { placeCase } from './site.ts';
import { cause, type Difference } from './spoken.ts';

export interface GeneratedCase extends Case {
  readonly client: RealClient;
  readonly folder: string;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Takes a folder that no other living process works in. The first one is nearly always free: cached answers name it. */
function takeFolder(number = 0): string {
  const folder = join(swiftLab(), `cases-${number}`);
  const owner = join(folder, 'owner');
  mkdirSync(folder, { recursive: true });
  const pid = existsSync(owner) ? Number(readFileSync(owner, 'utf8')) : process.pid;
  if (pid !== process.pid && isAlive(pid)) return takeFolder(number + 1);
  writeFileSync(owner, String(process.pid));
  return folder;
}

let casesFolder: string | undefined;

/** The case of a seed, not yet on disk. */
export function generatedCase(seed: number, client: RealClient): GeneratedCase {
  casesFolder ??= takeFolder();
  const folder = join(casesFolder, client.label, String(seed));
  return { ...generate(seed, clientOfBanner(client.banner), { home: join(folder, 'home') }), client, folder };
}

export const groupOfCase = ({ client, files, folder, runs, seed }: GeneratedCase): NamedGroup => ({
  client,
  name: `seed ${seed}`,
  home: join(folder, 'home'),
  // With -F the system's file plays no part.
  systemFolder: files.has('home/main') ? undefined : join(folder, 'etc'),
  runs,
});

export interface GeneratedComparison {
  readonly pairs: number;
  readonly resolved: number;
  readonly configs: number;
  readonly refused: readonly string[];
  readonly failures: readonly { readonly found: GeneratedCase; readonly difference: Difference }[];
}

/** Compares these cases and leaves nothing on disk. */
export async function compareCases(cases: readonly GeneratedCase[]): Promise<GeneratedComparison> {
  for (const each of cases) placeCase(each, each.folder);
  const { differences, ...counts } = await compareWithReal(cases.map(groupOfCase));
  for (const { folder } of cases) rmSync(folder, { recursive: true });
  const failures = differences.flatMap((difference) => {
    const found = cases.find(
      (each) => each.client.label === difference.client && `seed ${each.seed}` === difference.name,
    );
    return found === undefined ? [] : [{ found, difference }];
  });
  return { ...counts, configs: cases.length, failures };
}

async function stillDiffers(candidate: GeneratedCase, wanted: string): Promise<Difference | undefined> {
  const { failures } = await compareCases([candidate]);
  return failures.map(({ difference }) => difference).find((difference) => cause(difference) === wanted);
}

/** Leaves out ever smaller stretches of a list, as long as what is left passes. */
async function shorten<T>(
  list: readonly T[],
  passes: (shorter: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let best = list;
  for (let size = Math.ceil(list.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.length; ) {
      const shorter = [...best.slice(0, at), ...best.slice(at + size)];
      if (await passes(shorter)) best = shorter;
      else at += size;
    }
  }
  return best;
}

export interface Shrunk {
  readonly minimal: GeneratedCase;
  readonly difference: Difference;
}

/** Takes away what the difference does not need: files, lines, arguments. */
export async function shrink(found: GeneratedCase, difference: Difference): Promise<Shrunk> {
  const wanted = cause(difference);
  let minimal: GeneratedCase = { ...found, runs: [{ args: difference.args, environment: difference.environment }] };
  let least = difference;
  const passes = async (candidate: GeneratedCase): Promise<boolean> => {
    const left = await stillDiffers(candidate, wanted);
    if (left === undefined) return false;
    minimal = candidate;
    least = left;
    return true;
  };
  const [run] = minimal.runs;
  if (run === undefined) return { minimal, difference };
  await shorten([...minimal.files], (files) => passes({ ...minimal, files: new Map(files) }));
  for (const [name, file] of minimal.files) {
    if (file.kind !== 'file') continue;
    const withLines = (lines: readonly string[]) =>
      new Map([...minimal.files, [name, { ...file, text: lines.join('') }]]);
    await shorten(file.text.split(/(?<=\n)/), (lines) => passes({ ...minimal, files: withLines(lines) }));
  }
  const fixed = run.args[0] === '-F' ? 2 : 0;
  const base = run.args.slice(0, fixed);
  await shorten(run.args.slice(fixed), (args) => passes({ ...minimal, runs: [{ ...run, args: [...base, ...args] }] }));
  await passes({ ...minimal, runs: minimal.runs.map(({ args }) => ({ args, environment: {} })) });
  return { minimal, difference: least };
}

/** The files of a case, for people. */
export const describeCase = ({ client, files, seed }: GeneratedCase): string =>
  [`seed ${seed}, ${client.label} (${client.banner})`]
    .concat(
      [...files].flatMap(([name, file]) =>
        file.kind === 'file'
          ? [`  ${name} ${file.mode.toString(8)} ${file.uid}:${file.gid}`, `    ${JSON.stringify(file.text)}`]
          : [],
      ),
    )
    .join('\n');
