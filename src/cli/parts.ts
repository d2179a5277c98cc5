import { basename, dirname, join, resolve } from 'node:path';
import type { LintConfig } from '../lint/request.ts';
import type { StandIn } from '../load/types.ts';
import { systemConfigOf } from '../resolve/own-world.ts';
import { isWithin, repositoryOf } from './config/places.ts';
import { isMainName, standInFor } from './dotfiles.ts';
import type { Session } from './session.ts';

/** Which part a file plays: whose it is, how far it is followed, and which config it belongs to. */

/** A file as a config of its own. */
export function configOf(path: string, session: Session): LintConfig {
  return bordered({ files: [{ path, role: roleOf(path, session) }] }, path, session);
}

/** What a stranger's file Includes is followed inside of its repository or `--home` only. */
export function bordered(config: LintConfig, path: string, session: Session): LintConfig {
  const border = borderOf(path, session);
  if (border === undefined) return config;
  const { ports, line } = session;
  const home = line.has('home') ? [ports.user.home, ports.files.realPath(ports.user.home) ?? ports.user.home] : [];
  const standIn = standInOf(path, session);
  const system = config.files.some(({ role }) => role === 'system') && standIn === undefined;
  const onlyBelow = [border, ...home, ...(system ? [dirname(systemConfigOf(ports))] : [])];
  return { ...config, onlyBelow: [...new Set(onlyBelow)], ...(standIn === undefined ? {} : { standIn }) };
}

/** Of a file in a repository of dotfiles, the folder that will be the one that ssh reads. */
function standInOf(path: string, session: Session): StandIn | undefined {
  if (borderOf(path, session) === undefined) return undefined;
  return standInFor(resolve(session.ports.currentFolder, path));
}

export function roleOf(path: string, session: Session): 'user' | 'system' {
  const { line, ports } = session;
  const isBelow = isWithin(resolve(ports.currentFolder, path), dirname(systemConfigOf(ports)));
  const willBe = standInOf(path, session)?.for === '/etc/ssh';
  return line.has('system') || isBelow || willBe ? 'system' : 'user';
}

/** Whether what a file says is the caller's own word: it lies in `~/.ssh` or `/etc/ssh`, or outside of any repository. */
export function isOwnFile(path: string, session: Session): boolean {
  return borderOf(path, session) === undefined;
}

/** Borders that were found before: of each file it is asked several times. */
const known = new WeakMap<Session, Map<string, string | undefined>>();

/** Undefined for the caller's own config. */
function borderOf(path: string, session: Session): string | undefined {
  const borders = known.get(session) ?? new Map<string, string | undefined>();
  known.set(session, borders);
  if (!borders.has(path)) borders.set(path, findBorder(path, session));
  return borders.get(path);
}

function findBorder(path: string, { own }: Session): string | undefined {
  const { files, user, platform, currentFolder } = own;
  const absolute = resolve(currentFolder, path);
  const isOwn = [join(user.home, '.ssh'), dirname(systemConfigOf(own))].some((folder) => isWithin(absolute, folder));
  if (isOwn) return undefined;
  const folder = files.realPath(dirname(absolute)) ?? dirname(absolute);
  const repository = repositoryOf(folder, own);
  if (repository !== undefined) return repository;
  const owner = files.stat(absolute)?.uid;
  return owner === undefined || owner === user.uid || platform === 'win32' ? undefined : folder;
}

/**
 * The configs that may Include a file: `config` beside it or beside its folder, as `~/.ssh/config` for
 * `~/.ssh/config.d/work`.
 */
export function mainsOf(path: string, session: Session): readonly LintConfig[] {
  const name = roleOf(path, session) === 'system' ? 'ssh_config' : 'config';
  if (basename(path) === name) return [];
  const border = borderOf(path, session);
  const standIn = standInOf(path, session);
  const absolute = (each: string): string => resolve(session.ports.currentFolder, each);
  const namesIn = (folder: string): readonly string[] => {
    const names = session.own.files.list(absolute(folder)) ?? [];
    return names.filter((each) => standIn !== undefined && isMainName(each, standIn)).sort();
  };
  return [dirname(path), join(dirname(path), '..')]
    .filter((folder) => standIn === undefined || absolute(folder) === standIn.folder)
    .flatMap((folder) => (standIn === undefined ? [name] : namesIn(folder)).map((each) => join(folder, each)))
    .filter((main) => absolute(main) !== absolute(path))
    .filter((main) => isInside(main, border, session) && mayInclude(main, session))
    .map((main) => configOf(main, session));
}

function isInside(main: string, border: string | undefined, { own }: Session): boolean {
  if (border === undefined) return true;
  const real = own.files.realPath(main);
  return real !== undefined && isWithin(real, border);
}

function mayInclude(main: string, { own }: Session): boolean {
  const result = own.files.stat(main)?.kind === 'file' ? own.files.read(main) : undefined;
  return result !== undefined && 'bytes' in result && /include/i.test(Buffer.from(result.bytes).toString('latin1'));
}
