import type { FileSystem, User } from '../ports.ts';
import { glob } from './glob.ts';

export interface IncludeContext {
  readonly files: FileSystem;
  readonly user: User;
  /** `$HOME`, which glob(3) prefers to the password database. */
  readonly homeVariable: string | undefined;
  /** Read as a user's file: `~` works and relative paths start in ~/.ssh; else in /etc/ssh. */
  readonly asUser: boolean;
}

export type IncludeTarget = { readonly paths: readonly string[] } | { readonly problem: 'tilde-in-system-file' };

const SYSTEM_FOLDER = '/etc/ssh';

/** `~` and `~/x`; another user's home is not known and the text stays, as glob(3) leaves it. */
export function expandTilde(path: string, home: string): string {
  return path === '~' || path.startsWith('~/') ? home + path.slice(1) : path;
}

/** The files that one argument of Include names, in the order in which ssh reads them. */
export function includeTarget(argument: string, context: IncludeContext): IncludeTarget {
  const { asUser, files, user, homeVariable } = context;
  if (argument.startsWith('~') && !asUser) return { problem: 'tilde-in-system-file' };
  const anchored = argument.startsWith('/') || argument.startsWith('~');
  const base = asUser ? '~/.ssh' : SYSTEM_FOLDER;
  const pattern = anchored ? argument : `${base}/${argument}`;
  return { paths: glob(expandTilde(pattern, homeVariable ?? user.home), files) };
}
