import { posix } from 'node:path';
import type { FileKind, FileStat, FileSystem, ReadResult } from '../../src/ports.ts';

export type MemoryEntry =
  | {
      readonly kind: 'file';
      readonly bytes: Uint8Array;
      readonly mode?: number;
      readonly uid?: number;
      readonly gid?: number;
    }
  | { readonly kind: 'directory' }
  | { readonly kind: 'link'; readonly target: string };

const missing: ReadResult = { reason: 'missing', message: 'No such file or directory' };

/** A file system made of a map from absolute paths; the folders above an entry exist of themselves. */
export function memoryFiles(entries: ReadonlyMap<string, MemoryEntry>): FileSystem {
  const folders = new Set(['/']);
  for (const path of entries.keys()) {
    for (let folder = posix.dirname(path); folder !== '/'; folder = posix.dirname(folder)) folders.add(folder);
  }
  const entryAt = (path: string): MemoryEntry | undefined =>
    entries.get(posix.normalize(path)) ?? (folders.has(posix.normalize(path)) ? { kind: 'directory' } : undefined);
  const follow = (path: string, steps = 0): string | undefined => {
    const entry = entryAt(path);
    if (entry === undefined || steps > 40) return undefined;
    return entry.kind === 'link'
      ? follow(posix.resolve(posix.dirname(path), entry.target), steps + 1)
      : posix.normalize(path);
  };
  const statOf = (entry: MemoryEntry | undefined): FileStat | undefined => {
    if (entry === undefined) return undefined;
    const kind: FileKind = entry.kind === 'file' ? 'file' : entry.kind === 'directory' ? 'directory' : 'special';
    if (entry.kind !== 'file') return { kind, mode: 0o755, uid: 0, gid: 0, size: 0 };
    return { kind, mode: entry.mode ?? 0o644, uid: entry.uid ?? 0, gid: entry.gid ?? 0, size: entry.bytes.length };
  };
  const followed = (path: string): MemoryEntry | undefined => {
    const real = follow(path);
    return real === undefined ? undefined : entryAt(real);
  };
  return {
    read: (path) => {
      const entry = followed(path);
      if (entry?.kind === 'file') return { bytes: entry.bytes };
      return entry === undefined ? missing : { reason: 'directory', message: 'Is a directory' };
    },
    stat: (path) => statOf(followed(path)),
    lstat: (path) => statOf(entryAt(path)),
    list: (path) => {
      const folder = follow(path);
      if (folder === undefined || entryAt(folder)?.kind !== 'directory') return undefined;
      const within = [...entries.keys(), ...folders].filter((each) => each !== '/' && posix.dirname(each) === folder);
      return [...new Set(within.map((each) => posix.basename(each)))];
    },
    realPath: (path) => follow(path),
  };
}
