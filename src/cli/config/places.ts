import { dirname, isAbsolute, join, sep } from 'node:path';
import type { Ports } from '../../ports.ts';

/** A folder that may hold a configuration. */
export interface Folder {
  readonly path: string;
  readonly names: readonly string[];
  /** What its owner says may be relied on: the user's own folder, outside of any repository. */
  readonly trusted: boolean;
  /** It belongs to another user, so nothing in it is read. */
  readonly isForeign: boolean;
}

const names = ['package.json', '.ssh-lintrc', '.ssh-lintrc.json', '.ssh-lintrc.yaml', '.ssh-lintrc.yml'];
const globalNames = ['config', 'config.json', 'config.yaml', 'config.yml'];

/** The folder with `.git` at or above this one. */
export function repositoryOf(folder: string, { files }: Pick<Ports, 'files'>): string | undefined {
  if (files.lstat(join(folder, '.git')) !== undefined) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : repositoryOf(parent, { files });
}

/**
 * Where to look: from a folder upwards to the end of the repository, to the home folder or to a folder of another
 * owner, then where the user keeps settings.
 */
export function* foldersFrom(start: string, ports: Ports): Generator<Folder> {
  const { user, environment } = ports;
  const repository = repositoryOf(start, ports);
  for (let path = start; ; path = dirname(path)) {
    const isForeign = !isOwn(path, ports);
    yield { path, names, isForeign, trusted: repository === undefined && isWithin(path, user.home) };
    if (isForeign || path === repository || path === user.home || path === dirname(path)) break;
  }
  const { XDG_CONFIG_HOME: chosen = '' } = environment;
  const settings = isAbsolute(chosen) ? chosen : join(user.home, '.config');
  yield { path: join(settings, 'ssh-lint'), names: globalNames, isForeign: false, trusted: true };
}

/** A folder that is not there yet belongs to nobody. */
function isOwn(folder: string, { files, user, platform }: Ports): boolean {
  const stat = files.stat(folder);
  return stat === undefined || platform === 'win32' || stat.uid === user.uid;
}

export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
