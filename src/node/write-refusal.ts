import { basename, dirname } from 'node:path';
import type { WriteRefusal } from '../ports.ts';
import { codeOf } from './strerror.ts';
import type { Account, System, SystemStat, Target } from './system.ts';

const readOnly: WriteRefusal = { reason: 'read-only', message: 'it lies on a file system that may only be read' };

const BY_CODE: Readonly<Record<string, WriteRefusal>> = {
  ENOENT: { reason: 'missing', message: 'it is not there any more' },
  ELOOP: { reason: 'special', message: 'it is no regular file' },
  EROFS: readOnly,
  EACCES: { reason: 'read-only', message: 'you may not write in its folder' },
  EPERM: { reason: 'read-only', message: 'its owner or mode cannot be kept, or it may not be changed' },
  EBUSY: { reason: 'mounted', message: 'it is mounted there by itself, and cannot be replaced' },
  EXDEV: { reason: 'mounted', message: 'it is mounted there by itself, and cannot be replaced' },
  ENOSPC: { reason: 'failed', message: 'there is no space left' },
  EDQUOT: { reason: 'failed', message: 'your quota of space is used up' },
  EEXIST: { reason: 'busy', message: 'another ssh-lint is writing it' },
};

/** What a system call that failed means for the user. */
export function failure(error: unknown): WriteRefusal {
  const code = codeOf(error);
  if (code === '') throw error;
  return BY_CODE[code] ?? { reason: 'failed', message: `writing it failed (${code})` };
}

const special: WriteRefusal = { reason: 'special', message: 'it is no regular file' };

/** What stands behind a path. */
export function targetAt(given: string, { realPathSync, lstatSync }: System): Target | WriteRefusal {
  try {
    const path = realPathSync(given);
    const stat = lstatSync(path);
    if (!stat.isFile()) return special;
    const { uid, gid, mode, nlink } = stat;
    return { path, folder: dirname(path), name: basename(path), uid, gid, mode: mode & 0o7777, links: nlink };
  } catch (error) {
    return failure(error);
  }
}

const isSticky = ({ mode }: SystemStat): boolean => (mode & 0o1000) !== 0;

const isOpen = ({ uid, gid, mode }: SystemStat): boolean =>
  uid !== 0 || (mode & 0o002) !== 0 || ((mode & 0o020) !== 0 && gid !== 0);

/** The first folder above that somebody else than root may write; a sticky one protects what root has in it. */
function openFolder(folder: string, { statSync }: System): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const stat = statSync(at);
    const isProtected = at !== folder && stat.uid === 0 && isSticky(stat);
    if (isOpen(stat) && !isProtected) return at;
    if (at === dirname(at)) return undefined;
  }
}

/** Both ways to the file: as it was named, and behind all links. */
function openWay(path: string, target: Target, system: System): string | undefined {
  return openFolder(target.folder, system) ?? (path.startsWith('/') ? openFolder(dirname(path), system) : undefined);
}

/**
 * Why a file is not to be replaced, as far as can be told before. Access lists and attributes cannot be seen from here on
 * Linux: owner, group and mode are kept, and what else hangs on a file is lost. On a Mac they are copied.
 */
export function refusalFor(path: string, system: System, { uid, platform }: Account): WriteRefusal | undefined {
  if (platform === 'win32') return { reason: 'access-list', message: 'its access list cannot be kept on Windows' };
  const target = targetAt(path, system);
  if ('reason' in target) return target;
  if (target.uid !== uid) return { reason: 'owner', message: `it belongs to user ${target.uid}` };
  try {
    const open = uid === 0 ? openWay(path, target, system) : undefined;
    if (open !== undefined) return { reason: 'folder', message: `others than root may write in ${open}` };
    if (target.links > 1) return { reason: 'links', message: `it has ${target.links} names (hard links)` };
    if ((target.mode & 0o200) === 0) return { reason: 'read-only', message: 'it is read-only' };
    system.mayWriteSync(target.folder);
  } catch (error) {
    return failure(error);
  }
  return undefined;
}
