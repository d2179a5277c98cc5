import { basename, dirname, join, resolve } from 'node:path';
import type { LintConfig } from '../lint/request.ts';
import type { Ports } from '../ports.ts';
import type { CommandLine } from './command-line.ts';
import { isWithin, repositoryOf } from './config/places.ts';
import { UsageError } from './usage-error.ts';

/** One config to lint, and where its configuration is looked for. */
export interface Input {
  readonly config: LintConfig;
  /** The path of the file, as it becomes the path of its source. */
  readonly path: string;
  /** The user wrote it so. */
  readonly isNamed: boolean;
  readonly folder: string;
  /** The main files that may Include it, nearest first. */
  readonly mains: readonly LintConfig[];
}

/** https://github.com/PowerShell/Win32-OpenSSH/wiki for the one of Windows. */
export function systemConfigOf({ platform, environment }: Ports): string {
  if (platform !== 'win32') return '/etc/ssh/ssh_config';
  return join(environment.ProgramData ?? 'C:\\ProgramData', 'ssh', 'ssh_config');
}

const largestInput = 64 * 1024 * 1024;
const standardInput = ['-', '/dev/stdin'];

/** What the command line asks to lint; undefined when it names nothing. */
export function namedInputs(line: CommandLine, ports: Ports): readonly Input[] | undefined {
  const fromStdin = line.has('stdin') || line.has('stdin-filename') || line.words.some(isStandardInput);
  const names = line.words.filter((word) => !isStandardInput(word));
  if (fromStdin && names.length > 0) throw new UsageError('standard input is linted alone, without files');
  if (fromStdin) return [stdinInput(line, ports)];
  if (names.length === 0) return line.has('system') ? [inputOf(systemConfigOf(ports), line, ports)] : undefined;
  for (const name of names) refuseUnreadable(name, ports);
  return [...new Set(names)].map((name) => inputOf(name, line, ports));
}

function isStandardInput(word: string): boolean {
  return standardInput.includes(word);
}

function stdinInput(line: CommandLine, ports: Ports): Input {
  const bytes = ports.readStdin();
  if (bytes.length > largestInput) throw new UsageError('standard input is larger than 64 MiB');
  const path = line.text('stdin-filename') ?? '<stdin>';
  const isNamed = line.has('stdin-filename');
  const config = {
    ...(isNamed ? configOf(path, line, ports) : {}),
    files: [{ path, role: roleOf(path, line, ports), bytes }],
  };
  const folder = dirname(resolve(ports.currentFolder, path));
  return { config, path, isNamed: true, folder, mains: [] };
}

function inputOf(path: string, line: CommandLine, ports: Ports): Input {
  const absolute = resolve(ports.currentFolder, path);
  const mains = mainsOf(path, line, ports);
  return { config: configOf(path, line, ports), path, isNamed: true, folder: dirname(absolute), mains };
}

function configOf(path: string, line: CommandLine, ports: Ports): LintConfig {
  const files = [{ path, role: roleOf(path, line, ports) }];
  const border = borderOf(resolve(ports.currentFolder, path), ports);
  if (border === undefined) return { files };
  const home = line.text('home');
  return { files, onlyBelow: home === undefined ? [border] : [border, resolve(ports.currentFolder, home)] };
}

function roleOf(path: string, line: CommandLine, { currentFolder }: Ports): 'user' | 'system' {
  return line.has('system') || isWithin(resolve(currentFolder, path), '/etc/ssh') ? 'system' : 'user';
}

/** The folder below which a file of somebody else is followed; undefined for the caller's own config. */
function borderOf(absolute: string, { files, user, platform }: Ports): string | undefined {
  if (isWithin(absolute, join(user.home, '.ssh')) || isWithin(absolute, '/etc/ssh')) return undefined;
  const folder = files.realPath(dirname(absolute)) ?? dirname(absolute);
  const repository = repositoryOf(folder, { files });
  if (repository !== undefined) return repository;
  const owner = files.stat(absolute)?.uid;
  return owner === undefined || owner === user.uid || platform === 'win32' ? undefined : folder;
}

/** `config` beside the file or beside its folder, as `~/.ssh/config` for `~/.ssh/config.d/work`. */
function mainsOf(path: string, line: CommandLine, ports: Ports): readonly LintConfig[] {
  const names = roleOf(path, line, ports) === 'system' ? ['ssh_config'] : ['config'];
  if (names.includes(basename(path))) return [];
  const folders = [dirname(path), join(dirname(path), '..')];
  return folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .filter((main) => mayInclude(main, ports))
    .map((main) => configOf(main, line, ports));
}

function mayInclude(main: string, { files }: Ports): boolean {
  const result = files.stat(main)?.kind === 'file' ? files.read(main) : undefined;
  return result !== undefined && 'bytes' in result && /include/i.test(Buffer.from(result.bytes).toString('latin1'));
}

function refuseUnreadable(name: string, { files }: Ports): void {
  const result = files.read(name);
  if ('bytes' in result) return;
  switch (result.reason) {
    case 'missing':
      throw new UsageError(missing(name));
    case 'directory':
      throw new UsageError(`${name} is a folder: name the file, \`${join(name, 'config')}\` say`);
    case 'special':
      throw new UsageError(`${name} is no regular file, so it is not opened`);
    case 'too-large':
      throw new UsageError(`${name} is larger than 64 MiB`);
    case 'denied':
    case 'other':
      throw new UsageError(`cannot read ${name}: ${result.message}`);
  }
}

function missing(name: string): string {
  const said = `there is no file ${name}`;
  return looksLikeDestination(name) ? `${said}; did you mean: ssh-lint check ${name}` : said;
}

/** As one types it behind ssh, git or scp: `web1`, `me@web1`, `ssh://web1`, `git@host:path`. */
function looksLikeDestination(word: string): boolean {
  if (/^ssh:\/\/\S+$/.test(word) || /^[^\s/]+@[^\s/]+(?::\S*)?$/.test(word)) return true;
  return /^[\w[:][\w.:%[\]-]*$/.test(word) && !/(?:^|[._-])(?:config|conf|cfg|txt|ya?ml|json)$/.test(word);
}
