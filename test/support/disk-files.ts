import { lstatSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FileStat, FileSystem, ReadResult } from '../../src/ports.ts';

const attempt = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

function statFrom(stat: Stats): FileStat {
  const kind = stat.isFile() ? 'file' : stat.isDirectory() ? 'directory' : 'special';
  return { kind, mode: stat.mode & 0o7777, uid: stat.uid, gid: stat.gid, size: stat.size };
}

function read(path: string): ReadResult {
  const stat = attempt(() => statSync(path));
  if (stat === undefined) return { reason: 'missing', message: 'No such file or directory' };
  if (stat.isDirectory()) return { reason: 'directory', message: 'Is a directory' };
  const bytes = stat.isFile() ? attempt(() => readFileSync(path)) : undefined;
  return bytes === undefined ? { reason: 'special', message: 'Not a file' } : { bytes };
}

/** The machine's files, but with another folder in place of `/etc/ssh`, as a bind mount would have it. */
export function diskFiles(systemFolder: string | undefined): FileSystem {
  const moved = (path: string): string =>
    systemFolder !== undefined && /^\/etc\/ssh(?:\/|$)/.test(path)
      ? join(systemFolder, path.slice('/etc/ssh'.length))
      : path;
  const stat = (look: (path: string) => Stats) => (path: string) => {
    const found = attempt(() => look(moved(path)));
    return found === undefined ? undefined : statFrom(found);
  };
  return {
    read: (path) => read(moved(path)),
    stat: stat(statSync),
    lstat: stat(lstatSync),
    list: (path) => attempt(() => readdirSync(moved(path))),
    realPath: (path) => attempt(() => realpathSync(moved(path))),
  };
}
