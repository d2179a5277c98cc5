import { join, resolve } from 'node:path';
import type { Ports } from '../ports.ts';
import type { Rule } from '../rule.ts';
import type { Found } from './config/explore.ts';
import { foldersFrom } from './config/places.ts';
import { type Configuration, defaults } from './configuration.ts';
import { UsageError } from './usage-error.ts';

export interface Surroundings {
  readonly ports: Ports;
  /** Loaded only where a configuration has to be checked. */
  readonly rules: () => Promise<readonly Rule[]>;
  /** Says what the user should know. */
  readonly remark: (text: string) => void;
}

/** The configuration that holds for the files of a folder. */
export async function configurationFor(folder: string, around: Surroundings): Promise<Configuration> {
  const { ports } = around;
  for (const { path, names, trusted, isForeign } of foldersFrom(folder, ports)) {
    const present = names.filter((name) => isThere(join(path, name), ports));
    const [first] = present.filter((name) => !isForeign || name !== 'package.json');
    if (first === undefined) continue;
    if (isForeign) {
      around.remark(`${path} belongs to another user, so its ${first} is not used; --config uses it`);
      continue;
    }
    const [{ explore }, { load }] = await Promise.all([import('./config/explore.ts'), import('./config/file.ts')]);
    const found = await explore(path, present, (file, content) => load({ path: file, content }, ports));
    if (found !== undefined) return meaning(found, trusted, around);
  }
  return defaults;
}

/** The one that the command line names. */
export async function configurationAt(path: string, around: Surroundings): Promise<Configuration> {
  const { contentOf, load } = await import('./config/file.ts');
  const absolute = resolve(around.ports.currentFolder, path);
  const found = await load({ path: absolute, content: contentOf(absolute, around.ports) }, around.ports);
  if (found.value === undefined) throw new UsageError(`there is no configuration in ${absolute}`);
  return meaning(found, true, around);
}

async function meaning(found: Found, trusted: boolean, { ports, rules }: Surroundings): Promise<Configuration> {
  const { read } = await import('./config/read.ts');
  return read(found, { ports, rules: await rules(), trusted, above: [] });
}

/** A regular file; one that may not be read is a mistake that nobody would find otherwise. */
function isThere(path: string, { files }: Ports): boolean {
  if (files.stat(path)?.kind !== 'file') return false;
  const result = files.read(path);
  if ('bytes' in result || path.endsWith('package.json')) return true;
  throw new UsageError(`cannot read the configuration ${path}: ${result.message}`);
}
