import { posix } from 'node:path';
import type { Ports } from '../ports.ts';
import { textOf } from '../syntax/source.ts';
import { parseBanner } from './banner.ts';

type World = Pick<Ports, 'files' | 'user' | 'environment' | 'platform' | 'remember'>;

/** Longer than any line that `ssh -V` prints. */
const LONGEST = 300;
const WRITABLE_FOR_OTHERS = 0o022;

/** What the `ssh` at a path said when it was asked, as long as it is the same file; undefined: nobody knows. */
export function remembered(path: string, world: World): string | undefined {
  const note = noteFor(world);
  const mark = markOf(path, world);
  if (note === undefined || mark === undefined || !isOurs(note, world)) return undefined;
  const read = world.files.read(note);
  if (!('bytes' in read)) return undefined;
  const [said = '', ...rest] = textOf(read.bytes).split('\n');
  return rest.join('\n') === `${mark}\n` && isBanner(said) ? said : undefined;
}

/** Keeps what the `ssh` at a path said. A script may ask another program every time, so of it nothing is kept. */
export function remember(path: string, said: string, world: World): void {
  const note = noteFor(world);
  const mark = markOf(path, world);
  if (note === undefined || mark === undefined || !isBanner(said) || isScript(path, world)) return;
  world.remember(note, `${said}\n${mark}\n`);
}

/** Only where files have owners and modes. */
function noteFor({ environment, user, platform }: World): string | undefined {
  const { XDG_CACHE_HOME: chosen = '' } = environment;
  if (platform === 'win32') return undefined;
  if (posix.isAbsolute(chosen)) return posix.join(chosen, 'ssh-lint', 'installed-ssh');
  return posix.isAbsolute(user.home) ? posix.join(user.home, '.cache', 'ssh-lint', 'installed-ssh') : undefined;
}

/** The file behind a path, and all that changes when it does. */
function markOf(path: string, { files }: World): string | undefined {
  const real = files.realPath(path);
  const version = files.stat(path)?.version;
  return real === undefined || version === undefined || real.includes('\n') ? undefined : `${real}\n${version}`;
}

/** Nobody but the user can have written it. */
function isOurs(note: string, { files, user }: World): boolean {
  const [file, folder] = [files.lstat(note), files.lstat(posix.dirname(note))];
  if (file?.kind !== 'file' || folder?.kind !== 'directory') return false;
  return [file, folder].every(({ uid, mode }) => uid === user.uid && (mode & WRITABLE_FOR_OTHERS) === 0);
}

function isBanner(said: string): boolean {
  return said.length <= LONGEST && /^[ -~]+$/.test(said) && parseBanner(said) !== undefined;
}

function isScript(path: string, { files }: World): boolean {
  const read = files.read(path);
  return !('bytes' in read) || textOf(read.bytes.subarray(0, 2)) === '#!';
}
