import { dirname } from 'node:path';
import { chezmoiAttributes as attributes } from '../load/include.ts';
import type { StandIn } from '../load/types.ts';

/** `~/.ssh` itself, or a folder from which it is linked or copied: by stow, chezmoi, yadm, rcm, homesick and the like. */
const sshFolder = new RegExp(`^(?:\\.ssh|ssh(?:\\.symlink)?|${attributes}dot_ssh)$`);
const partsFolder = new RegExp(`^${attributes}(?:config|conf)\\.d$`);
const mainFile = new RegExp(`^${attributes}config(?:\\.symlink|\\.tmpl|##[^/]*)?$`);

/**
 * In a repository of dotfiles a file is not where ssh will read it. The folder that will be `~/.ssh`, or `/etc/ssh`, as
 * far as its path tells; undefined for a path that looks like none of these.
 */
export function standInFor(path: string): StandIn | undefined {
  const folder = dirname(path);
  const above = dirname(folder);
  if (/[\\/]etc[\\/]ssh[\\/]ssh_config(?:\.d[\\/][^\\/]+)?$/.test(path)) {
    return { for: '/etc/ssh', folder: nameOf(path) === 'ssh_config' ? folder : above };
  }
  const named = (where: string): boolean => sshFolder.test(nameOf(where));
  if (named(folder) && (nameOf(folder) !== 'ssh' || mainFile.test(nameOf(path)))) return { for: '~/.ssh', folder };
  if (partsFolder.test(nameOf(folder)) && named(above)) return { for: '~/.ssh', folder: above };
  return undefined;
}

function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** Whether a file of this name, in the folder of a stand-in, may Include the others. A template is not looked into. */
export function isMainName(name: string, { for: place }: StandIn): boolean {
  return place === '/etc/ssh' ? name === 'ssh_config' : mainFile.test(name) && !name.endsWith('.tmpl');
}
