import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { compareWithReal, type NamedGroup } from './comparison.ts';
import { clientOfBanner } from './engine-client.ts';
import { type Case, generate } from './grammar.ts';
import type { RealClient } from './real-clients.ts';
import { lab } from './real-ssh.ts';
import { placeCase } from './site.ts';
import { cause, type Difference } from './spoken.ts';

export interface GeneratedCase extends Case {
  readonly client: RealClient;
  readonly folder: string;
}

/** The case of a seed, not yet on disk. */
export function generatedCase(seed: number, client: RealClient): GeneratedCase {
  const folder = join(lab(), 'generated', client.label, String(seed));
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

/** Lists with ever smaller stretches left out. */
function* shorter<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let size = Math.ceil(list.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < list.length; at += size) yield [...list.slice(0, at), ...list.slice(at + size)];
  }
}

function* smaller(all: GeneratedCase): Generator<GeneratedCase> {
  const [run] = all.runs;
  const isMain = (name: string) => name === 'home/main' || name === 'home/.ssh/config';
  const side = [...all.files].filter(([name]) => !isMain(name));
  const main = [...all.files].filter(([name]) => isMain(name));
  for (const fewer of shorter(side)) yield { ...all, files: new Map([...main, ...fewer]) };
  for (const [name, file] of all.files) {
    if (file.kind !== 'file') continue;
    for (const lines of shorter(file.text.split(/(?<=\n)/))) {
      yield { ...all, files: new Map([...all.files, [name, { ...file, text: lines.join('') }]]) };
    }
  }
  if (run === undefined) return;
  const [base, rest] = run.args[0] === '-F' ? [run.args.slice(0, 2), run.args.slice(2)] : [[], run.args];
  for (const fewer of shorter(rest)) yield { ...all, runs: [{ ...run, args: [...base, ...fewer] }] };
  if (Object.keys(run.environment).length > 0) yield { ...all, runs: [{ ...run, environment: {} }] };
}

export interface Shrunk {
  readonly minimal: GeneratedCase;
  readonly difference: Difference;
}

/** Takes away what the difference does not need: files, lines, arguments. */
export async function shrink(found: GeneratedCase, difference: Difference): Promise<Shrunk> {
  const wanted = cause(difference);
  const run = { args: difference.args, environment: difference.environment };
  let best: Shrunk = { minimal: { ...found, runs: [run] }, difference };
  for (let progress = true; progress; ) {
    progress = false;
    for (const candidate of smaller(best.minimal)) {
      const left = await stillDiffers(candidate, wanted);
      if (left === undefined) continue;
      best = { minimal: candidate, difference: left };
      progress = true;
      break;
    }
  }
  return best;
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
