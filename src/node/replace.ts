import type { WriteRefusal } from '../ports.ts';
import type { Account, System, Target } from './system.ts';
import { holdLock } from './write-lock.ts';
import { failure, refusalFor, targetAt } from './write-refusal.ts';

/** What a file that is being written is called until it takes the other's place. */
const NEW_FILE = 'ssh-lint-new';

const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

const changed: WriteRefusal = { reason: 'changed', message: 'it has changed since it was read' };

/** Reads what stands at a path now, but for links, FIFOs and devices. */
function contentOf(path: string, { openSync, closeSync, readFileSync, flags }: System): Uint8Array {
  const descriptor = openSync(path, flags.read);
  try {
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function writeAll(descriptor: number, bytes: Uint8Array, { writeSync }: System): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at, bytes.length - at);
}

/** Writes the new file whole, with owner and mode of the old one, before anybody can see it. */
function writeNew(path: string, bytes: Uint8Array, { target, system, mac }: Writing): void {
  const { openSync, closeSync, fchownSync, fchmodSync, fstatSync, fsyncSync, ftruncateSync, copyFileSync } = system;
  // On a Mac a copy has the access list and the attributes of the file.
  if (mac) copyFileSync(target.path, path, system.flags.copyNew);
  const descriptor = openSync(path, mac ? system.flags.write : system.flags.create, 0o600);
  try {
    if (mac) ftruncateSync(descriptor, 0);
    writeAll(descriptor, bytes, system);
    const { uid, gid } = fstatSync(descriptor);
    if (uid !== target.uid || gid !== target.gid) fchownSync(descriptor, target.uid, target.gid);
    fchmodSync(descriptor, target.mode);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

interface Writing {
  readonly target: Target;
  readonly system: System;
  readonly mac: boolean;
}

/** So that the new name outlives a power cut. The file is whole with or without it, so nothing hangs on it. */
function keepFolder(folder: string, { openSync, closeSync, fsyncSync, flags }: System): void {
  try {
    const descriptor = openSync(folder, flags.folder);
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return;
  }
}

/** Takes away what is there no more, or may not be. */
function removeQuietly(path: string, { unlinkSync }: System): void {
  try {
    unlinkSync(path);
  } catch {
    return;
  }
}

function replaceHeld(bytes: Uint8Array, expected: Uint8Array, writing: Writing): WriteRefusal | undefined {
  const { target, system } = writing;
  const fresh = `${target.folder}/.${target.name}.${NEW_FILE}`;
  removeQuietly(fresh, system);
  try {
    if (!isSame(contentOf(target.path, system), expected)) return changed;
    writeNew(fresh, bytes, writing);
    if (!isSame(contentOf(target.path, system), expected)) {
      removeQuietly(fresh, system);
      return changed;
    }
    system.renameSync(fresh, target.path);
  } catch (error) {
    removeQuietly(fresh, system);
    return failure(error);
  }
  keepFolder(target.folder, system);
  return undefined;
}

/**
 * Puts a file with these bytes in the place of one that still holds `expected`: whole or not at all, behind symbolic
 * links, with the same owner and mode. What is refused is left as it was.
 */
export function replaceFile(
  path: string,
  { bytes, expected }: { readonly bytes: Uint8Array; readonly expected: Uint8Array },
  { system, account }: { readonly system: System; readonly account: Account },
): WriteRefusal | undefined {
  const refusal = refusalFor(path, system, account);
  if (refusal !== undefined) return refusal;
  const target = targetAt(path, system);
  if ('reason' in target) return target;
  const lock = holdLock(target, system, account);
  if ('reason' in lock) return lock;
  try {
    return replaceHeld(bytes, expected, { target, system, mac: account.platform === 'darwin' });
  } finally {
    lock.release();
  }
}

/** Sets the mode of a file that still has `expected`. */
export function changeMode(
  path: string,
  { mode, expected }: { readonly mode: number; readonly expected: number },
  { system, account }: { readonly system: System; readonly account: Account },
): WriteRefusal | undefined {
  const refusal = refusalFor(path, system, account);
  const isModeOnly = refusal === undefined || refusal.reason === 'links' || refusal.reason === 'read-only';
  if (!isModeOnly) return refusal;
  const target = targetAt(path, system);
  if ('reason' in target) return target;
  if (target.mode !== expected) return changed;
  try {
    const descriptor = system.openSync(target.path, system.flags.read);
    try {
      system.fchmodSync(descriptor, mode);
    } finally {
      system.closeSync(descriptor);
    }
    return undefined;
  } catch (error) {
    return failure(error);
  }
}
