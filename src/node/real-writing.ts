import fs from 'node:fs';
import type { WritableFiles } from '../ports.ts';
import { textOf } from '../syntax/source.ts';
import { native } from './native.ts';
import { changeMode, replaceFile } from './replace.ts';
import { codeOf } from './strerror.ts';
import type { Account, System } from './system.ts';
import { refusalFor } from './write-refusal.ts';

/** The system calls of this machine. */
export const system: System = {
  openSync: (path, flags, mode) => fs.openSync(native(path), flags, mode),
  closeSync: fs.closeSync,
  readFileSync: (descriptor) => fs.readFileSync(descriptor),
  writeSync: fs.writeSync,
  fsyncSync: fs.fsyncSync,
  ftruncateSync: fs.ftruncateSync,
  fstatSync: (descriptor) => fs.fstatSync(descriptor),
  fchownSync: fs.fchownSync,
  fchmodSync: fs.fchmodSync,
  copyFileSync: (from, to, mode) => fs.copyFileSync(native(from), native(to), mode),
  renameSync: (from, to) => fs.renameSync(native(from), native(to)),
  unlinkSync: (path) => fs.unlinkSync(native(path)),
  symlinkSync: (target, path) => fs.symlinkSync(target, native(path)),
  readlinkSync: (path) => fs.readlinkSync(native(path)),
  statSync: (path) => fs.statSync(native(path)),
  lstatSync: (path) => fs.lstatSync(native(path)),
  realPathSync: (path) => textOf(Buffer.from(fs.realpathSync.native(native(path), 'buffer'))),
  mayWriteSync: (path) => fs.accessSync(native(path), fs.constants.W_OK | fs.constants.X_OK),
  get flags() {
    const { O_RDONLY, O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW = 0, O_NONBLOCK = 0, COPYFILE_EXCL } = fs.constants;
    return {
      read: O_RDONLY | O_NOFOLLOW | O_NONBLOCK,
      write: O_WRONLY | O_NOFOLLOW,
      create: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW,
      folder: O_RDONLY,
      copyNew: COPYFILE_EXCL,
    };
  },
};

function caller(): Account {
  const { pid, platform } = process;
  return { uid: process.geteuid?.() ?? -1, pid, platform, isAlive, now: Date.now };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** How this machine's files are written. */
export const realWriting: Pick<WritableFiles, 'refusal' | 'replaceFile' | 'changeMode'> = {
  refusal: (path) => refusalFor(path, system, caller()),
  replaceFile: (path, bytes, expected) => replaceFile(path, { bytes, expected }, { system, account: caller() }),
  changeMode: (path, mode, expected) => changeMode(path, { mode, expected }, { system, account: caller() }),
};
