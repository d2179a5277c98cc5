import { dirname, join, resolve } from 'node:path';
import type { LintConfig } from '../lint/request.ts';
import type { Ports } from '../ports.ts';
import { systemConfigOf } from '../resolve/own-world.ts';
import { didYouMean } from './nearest.ts';
import { commands } from './options.ts';
import { bordered, configOf, mainsOf, roleOf } from './parts.ts';
import { type Session, stdinName } from './session.ts';
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

const largestInput = 64 * 1024 * 1024;
const standardInput = ['-', '/dev/stdin'];

/** What is to be linted: what is named, else what ssh would read. */
export function inputsOf(session: Session): readonly Input[] {
  const { line, ports } = session;
  const fromStdin = line.has('stdin') || line.has('stdin-filename') || line.words.some(isStandardInput);
  const names = line.words.filter((word) => !isStandardInput(word));
  if (fromStdin && names.length > 0) throw new UsageError('standard input is linted alone, without files');
  if (fromStdin) return [stdinInput(session)];
  if (names.length === 0) return [line.has('system') ? inputOf(systemConfigOf(ports), session) : defaultInput(session)];
  for (const name of names) refuseUnreadable(name, ports);
  return eachOnce(names, ports).map((name) => inputOf(name, session));
}

/** Of the names of one file, the first. */
function eachOnce(names: readonly string[], { files }: Ports): readonly string[] {
  const backwards = names.map((name) => [files.realPath(name) ?? name, name] as const).toReversed();
  const chosen = new Set(new Map(backwards).values());
  return [...new Set(names)].filter((name) => chosen.has(name));
}

function isStandardInput(word: string): boolean {
  return standardInput.includes(word);
}

function defaultInput(session: Session): Input {
  const { ports, say } = session;
  const path = join(ports.user.home, '.ssh', 'config');
  const result = ports.files.read(path);
  if ('reason' in result && result.reason !== 'missing') throw new UsageError(`cannot read ${path}: ${result.message}`);
  if ('reason' in result) say(`there is no ${path}: the defaults and the system's config hold`);
  const files: LintConfig['files'] = [
    { path, role: 'user', optional: true },
    { path: systemConfigOf(ports), role: 'system', optional: true },
  ];
  const config = bordered({ files }, path, session);
  return { path, isNamed: false, folder: dirname(path), config, mains: [] };
}

function stdinInput(session: Session): Input {
  const { line, ports } = session;
  const bytes = ports.readStdin();
  if (bytes.length > largestInput) throw new UsageError('standard input is larger than 64 MiB');
  const path = line.text('stdin-filename') ?? stdinName;
  const files = [{ path, role: roleOf(path, session), bytes }];
  const config = line.has('stdin-filename') ? bordered({ files }, path, session) : { files };
  return { config, path, isNamed: true, folder: dirname(resolve(ports.currentFolder, path)), mains: [] };
}

/** A file that the user named, or would. */
export function inputOf(path: string, session: Session): Input {
  const folder = dirname(resolve(session.ports.currentFolder, path));
  return { config: configOf(path, session), path, isNamed: true, folder, mains: mainsOf(path, session) };
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
  if (name === '') return 'the name of a file is empty';
  const said = `there is no file ${name}`;
  if (commands.some((command) => command === name)) return `${said}; a command is the first word`;
  if (name === 'help' || name === 'version') return `${said}; did you mean --${name}?`;
  const command = /^[a-z]+$/.test(name) ? didYouMean(name, commands) : '';
  if (command !== '') return `${said} and no such command${command}`;
  return looksLikeDestination(name) ? `${said}; did you mean: ssh-lint check ${name}` : said;
}

/** As one types it behind ssh, git or scp: `web1`, `me@web1`, `ssh://web1`, `git@host:path`. */
function looksLikeDestination(word: string): boolean {
  if (/^ssh:\/\/\S+$/.test(word) || /^[^\s/]+@[^\s/]+(?::\S*)?$/.test(word)) return true;
  return /^[\w[:][\w.:%[\]-]*$/.test(word) && !/(?:^|[._-])(?:config|conf|cfg|txt|ya?ml|json)$/.test(word);
}
