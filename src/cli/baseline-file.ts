import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { bytesOf, textOf } from '../syntax/source.ts';
import { baselineText, type Counts, type NameFor, readBaseline } from './baseline.ts';
import { isWithin } from './config/places.ts';
import type { Configuration } from './configuration.ts';
import { fromHome, type Session } from './session.ts';
import { UsageError } from './usage-error.ts';

const fileName = '.ssh-lint-suppressions.json';

/** Where a baseline stands. */
export interface Place {
  readonly path: string;
  /** Chosen by the user, and not brought by a repository: then it may speak of files elsewhere. */
  readonly isTrusted: boolean;
}

/** Where `--suppressions-location` says, else beside the configuration, else in the current folder. */
export function placeFor({ path, trusted }: Configuration, { line, own }: Session): Place {
  const chosen = line.text('suppressions-location');
  if (chosen !== undefined) return { path: resolve(own.currentFolder, chosen), isTrusted: true };
  if (path === undefined) return { path: join(own.currentFolder, fileName), isTrusted: false };
  return { path: join(dirname(resolve(own.currentFolder, path)), fileName), isTrusted: trusted };
}

/** A file below the folder of the baseline by its way from there; another one, if at all, from the home or the root. */
export function namerFrom({ path, isTrusted }: Place, { own }: Session): NameFor {
  const folder = dirname(path);
  const slashed = (text: string): string => text.split(sep).join('/');
  return (file) => {
    const absolute = isAbsolute(file) ? file : resolve(own.currentFolder, file);
    if (isWithin(absolute, folder)) return slashed(relative(folder, absolute));
    if (!isTrusted) return undefined;
    return slashed(fromHome(absolute, own.user.home) ?? absolute);
  };
}

/** What a file of suppressions holds. */
export interface Held {
  readonly counts: Counts;
  /** Undefined where there is no file yet. */
  readonly bytes: Uint8Array | undefined;
}

export function readAt({ path }: Place, { line, own }: Session, mayBeMissing: boolean): Held {
  const result = own.files.read(path);
  if ('bytes' in result) {
    const counts = readBaseline(textOf(result.bytes));
    if (counts === undefined) throw new UsageError(`${path} is no file of suppressions`);
    return { counts, bytes: result.bytes };
  }
  if (result.reason !== 'missing') throw new UsageError(`cannot read ${path}: ${result.message}`);
  if (line.text('suppressions-location') !== undefined && !mayBeMissing)
    throw new UsageError(`there is no ${path}: --suppress-all or --suppress-rule writes it`);
  return { counts: {}, bytes: undefined };
}

/** Writes what has changed. Only a file of its own is written: a link would lead the text elsewhere. */
export function writeAt(path: string, { counts, bytes }: Held, { own, writeReport }: Session): void {
  const text = baselineText(counts);
  const isSame = bytes === undefined ? Object.keys(counts).length === 0 : textOf(bytes) === text;
  if (isSame) return;
  const kind = own.files.lstat(path)?.kind;
  if (kind !== undefined && kind !== 'file')
    throw new UsageError(`${path} is no plain file, so no suppressions are written`);
  if (bytes === undefined) {
    writeReport(path, text);
    return;
  }
  const refusal = own.files.replaceFile(path, bytesOf(text), bytes);
  if (refusal !== undefined) throw new UsageError(`${path} is not changed: ${refusal.message}`);
}
