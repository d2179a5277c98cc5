import { posix } from 'node:path';
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
  /** A stranger's file leads no further: elsewhere not even a folder is listed, as it may be one that is mounted on demand. */
  readonly onlyBelow?: readonly string[] | undefined;
}

/** The files that are named, or why there are none. */
export type IncludeTarget =
  | { readonly paths: readonly string[] }
  | { readonly problem: 'tilde-in-system-file' | 'outside' };

const SYSTEM_FOLDER = '/etc/ssh';

/** What chezmoi puts in front of names. https://www.chezmoi.io/reference/source-state-attributes/ */
export const chezmoiAttributes = '(?:(?:remove|external|exact|private|readonly|empty|executable|create)_)*';

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
  const { asUser } = context;
  if (argument.startsWith('~') && !asUser) return { problem: 'tilde-in-system-file' };
  const anchored = argument.startsWith('/') || argument.startsWith('~');
  const base = asUser ? '~/.ssh' : SYSTEM_FOLDER;
  const pattern = anchored ? argument : `${base}/${argument}`;
  const path = expandTilde(pattern, context);
  const below = belowStandIn(path, context);
  const place = below === undefined ? path : `${escapeGlob(below.folder)}/${below.rest}`;
  if (leadsOutside(place, context)) return { problem: 'outside' };
  return { paths: below === undefined ? glob(path, context.files) : filesBelow(below, context) };
}

/** By its words alone: what stands before the first pattern in it must lie within the border. */
function leadsOutside(pattern: string, { onlyBelow, standIn }: IncludeContext): boolean {
  if (onlyBelow === undefined) return false;
  const parts = pattern.split('/');
  const first = parts.findIndex((part) => /(?<!\\)[*?[]/.test(part));
  const literal = first === -1 ? parts : parts.slice(0, first);
  if (first !== -1 && parts.includes('..', first)) return true;
  const start = posix.normalize(literal.join('/').replaceAll(/\\(.)/g, '$1'));
  const folders = standIn === undefined ? onlyBelow : [...onlyBelow, standIn.folder];
  return !folders.some((folder) => `${start}/`.startsWith(`${folder}/`));
}

function filesBelow(below: Below, context: IncludeContext): readonly string[] {
  const { folder, rest } = below;
  const found = glob(`${escapeGlob(folder)}/${rest}`, context.files);
  return found.length === 0 && /dot_ssh$/.test(folder) ? keptByChezmoi(below, context.files) : found;
}

interface Below {
  readonly folder: string;
  /** A path or a pattern, from there. */
  readonly rest: string;
}

/** What will stand in `~/.ssh` or `/etc/ssh`, where it is kept now. */
function belowStandIn(path: string, { standIn, user, homeVariable }: IncludeContext): Below | undefined {
  if (standIn === undefined) return undefined;
  const homes = [user.home, homeVariable ?? user.home].map((home) => `${home}/.ssh/`);
  const place = (standIn.for === '~/.ssh' ? homes : [`${SYSTEM_FOLDER}/`]).find((each) => path.startsWith(each));
  return place === undefined ? undefined : { folder: standIn.folder, rest: path.slice(place.length) };
}

const DEEPEST = 4;
const isPattern = (name: string): boolean => /[*?[\\]/.test(name);

/** chezmoi keeps modes in names: `private_config.d/private_work` will be `config.d/work`. */
function keptByChezmoi({ folder, rest }: Below, files: FileSystem): readonly string[] {
  const names = rest.split('/');
  if (names.length > DEEPEST) return [];
  const ways = (name: string): readonly string[] => (isPattern(name) ? [name] : [name, `*_${name}`]);
  const patterns = names.reduce(
    (all: readonly string[], name) => all.flatMap((start) => ways(name).map((way) => `${start}/${way}`)),
    [escapeGlob(folder)],
  );
  const kept = names.map((name) =>
    isPattern(name) ? '[^/]+' : chezmoiAttributes + name.replaceAll(/[^\w-]/g, '\\$&'),
  );
  const isKept = new RegExp(`^${kept.join('/')}$`);
  return patterns
    .flatMap((pattern) => glob(pattern, files))
    .filter((path) => isKept.test(path.slice(folder.length + 1)));
}

/** A folder's name as a pattern that matches itself. */
function escapeGlob(folder: string): string {
  return folder.replaceAll(/[*?[\\]/g, '\\$&');
}
