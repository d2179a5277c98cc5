import type { WriteRefusal } from '../ports.ts';
import { codeOf } from './strerror.ts';
import type { Account, System, Target } from './system.ts';
import { failure } from './write-refusal.ts';

/** A lock older than this was left behind: to write a file takes no second. */
const STALE = 60_000;

const busy: WriteRefusal = { reason: 'busy', message: 'another ssh-lint is writing it' };

/** Whether nobody is there any more who could let go of a lock. */
function isLeftBehind(path: string, { readlinkSync, lstatSync }: System, { isAlive, now }: Account): boolean {
  try {
    const pid = Number(readlinkSync(path));
    return !isAlive(pid) || now() - lstatSync(path).mtimeMs > STALE;
  } catch {
    return true;
  }
}

/** Takes a lock away that was left behind, unless somebody else was quicker. */
function clear(path: string, system: System, { pid }: Account): void {
  const aside = `${path}-${pid}`;
  try {
    system.renameSync(path, aside);
    system.unlinkSync(aside);
  } catch {
    return;
  }
}

/**
 * Holds a file for this process: a symbolic link beside it, which is there at once with the number of the process in it.
 * One that was left behind by a process that was stopped is cleared away.
 */
export function holdLock(
  { folder, name }: Target,
  system: System,
  account: Account,
): { readonly release: () => void } | WriteRefusal {
  const path = `${folder}/.${name}.ssh-lint-lock`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      system.symlinkSync(String(account.pid), path);
      return {
        release: () => {
          try {
            system.unlinkSync(path);
          } catch {
            return;
          }
        },
      };
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') return failure(error);
      if (!isLeftBehind(path, system, account)) return busy;
      clear(path, system, account);
    }
  }
  return busy;
}
