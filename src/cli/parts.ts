import { basename, dirname, join, resolve } from 'node:path';
import type { LintConfig } from '../lint/request.ts';
import type { Ports } from '../ports.ts';
import { isWithin, repositoryOf } from './config/places.ts';
import type { Session } from './session.ts';

/** Which part a file plays: whose it is, how far it is followed, and which config it belongs to. */

/** https://github.com/PowerShell/Win32-OpenSSH/wiki for the one of Windows. */
export function systemConfigOf({ platform, environment }: Ports): string {
  if (platform !== 'win32') return '/etc/ssh/ssh_config';
  return join(environment.ProgramData ?? 'C:\\ProgramData', 'ssh', 'ssh_config');
}

/** A file as a config of its own. */
export function configOf(path: string, session: Session): LintConfig {
  return bordered({ files: [{ path, role: roleOf(path, session) }] }, path, session);
}

/** What a stranger's file Includes is followed inside of its repository or `--home` only. */
export function bordered(config: LintConfig, path: string, session: Session): LintConfig {
  const border = borderOf(path, session);
  if (border === undefined) return config;
  const { ports, line } = session;
  const home = line.has('home') ? [ports.files.realPath(ports.user.home) ?? ports.user.home] : [];
  const system = config.files.some(({ role }) => role === 'system') ? [dirname(systemConfigOf(ports))] : [];
  return { ...config, onlyBelow: [border, ...home, ...system] };
}

export function roleOf(path: string, { line, ports }: Session): 'user' | 'system' {
  const isBelow = isWithin(resolve(ports.currentFolder, path), dirname(systemConfigOf(ports)));
  return line.has('system') || isBelow ? 'system' : 'user';
}

/** Whether what a file says is the caller's own word: it lies in `~/.ssh` or `/etc/ssh`, or outside of any repository. */
export function isOwnFile(path: string, session: Session): boolean {
  return borderOf(path, session) === undefined;
}

/** Undefined for the caller's own config. */
function borderOf(path: string, { own }: Session): string | undefined {
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
  return [join(dirname(path), name), join(dirname(path), '..', name)]
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
