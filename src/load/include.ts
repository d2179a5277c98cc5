import type { FileSystem, User } from '../ports.ts';
import { homeOf } from './accounts.ts';
import { glob } from './glob.ts';
import type { StandIn } from './types.ts';

/** Where an Include is read. */
export interface IncludeContext {
  readonly files: FileSystem;
  readonly user: User;
  /** `$HOME`, which glob(3) prefers to the password database. */
  readonly homeVariable: string | undefined;
  /** Read as a user's file: `~` works and relative paths start in ~/.ssh; else in /etc/ssh. */
  readonly asUser: boolean;
  readonly standIn?: StandIn | undefined;
}

/** The files that are named, or why there are none. */
export type IncludeTarget = { readonly paths: readonly string[] } | { readonly problem: 'tilde-in-system-file' };

const SYSTEM_FOLDER = '/etc/ssh';

/** `~`, `~/x` and `~name/x` as glob(3) replaces them; an account that is not known stays as it is. */
function expandTilde(path: string, context: IncludeContext): string {
  if (!path.startsWith('~')) return path;
  const { files, user, homeVariable } = context;
  const slash = path.indexOf('/');
  const name = path.slice(1, slash === -1 ? undefined : slash);
  const home = name === '' ? (homeVariable ?? user.home) : homeOf(name, user, files);
  return home === undefined ? path : home + (slash === -1 ? '' : path.slice(slash));
}

/** The files that one argument of Include names, in the order in which ssh reads them. */
export function includeTarget(argument: string, context: IncludeContext): IncludeTarget {
  const { asUser, files } = context;
  if (argument.startsWith('~') && !asUser) return { problem: 'tilde-in-system-file' };
  const anchored = argument.startsWith('/') || argument.startsWith('~');
  const base = asUser ? '~/.ssh' : SYSTEM_FOLDER;
  const pattern = anchored ? argument : `${base}/${argument}`;
  return { paths: glob(moved(expandTilde(pattern, context), context), files) };
}

/** What will stand in `~/.ssh` or `/etc/ssh`, where it is kept now. */
function moved(path: string, { standIn, user, homeVariable }: IncludeContext): string {
  if (standIn === undefined) return path;
  const homes = [user.home, homeVariable ?? user.home].map((home) => `${home}/.ssh/`);
  const place = (standIn.for === '~/.ssh' ? homes : [`${SYSTEM_FOLDER}/`]).find((each) => path.startsWith(each));
  return place !== undefined ? `${escapeGlob(standIn.folder)}/${path.slice(place.length)}` : path;
}

/** A folder's name as a pattern that matches itself. */
function escapeGlob(folder: string): string {
  return folder.replaceAll(/[*?[\\]/g, '\\$&');
}
