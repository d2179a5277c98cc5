import { isAbsolute, resolve, sep } from 'node:path';
import { once } from '../client/memo.ts';
import type { Ports, Terminal } from '../ports.ts';
import type { Look } from '../report/report.ts';
import { visible } from '../report/text.ts';
import type { CommandLine } from './command-line.ts';
import { isWithin } from './config/places.ts';
import { UsageError } from './usage-error.ts';

/** What standard input is called where nothing else is said. */
export const stdinName = '<stdin>';

/** What a command is given. */
export interface Session {
  readonly line: CommandLine;
  /** The world, with the home folder that `--home` wants. */
  readonly ports: Ports;
  /** The world as it is: whose configuration is trusted, and what `~` means to the reader of the output. */
  readonly own: Ports;
  /** How standard output is written to. */
  readonly look: Look;
  /** Tells the user something on standard error. */
  readonly say: (text: string) => void;
  /** The same, only with `--debug`. */
  readonly debug: (text: string) => void;
  readonly writeReport: (file: string, text: string | Uint8Array) => void;
}

export function sessionFor(line: CommandLine, world: Ports): Session {
  // Each file is read once, so that all that is said about it is said about the same bytes.
  const own = { ...world, files: { ...world.files, read: once(world.files.read) } };
  const say = (text: string): void => world.err(`${lines(text)}\n`);
  return {
    line,
    own,
    ports: atHome(line.text('home'), own),
    look: lookAt(world.terminal.out, line),
    say,
    debug: (text) => (line.has('debug') ? say(text) : undefined),
    writeReport: (file, text) => {
      const problem = world.writeReport(resolve(own.currentFolder, file), text);
      if (problem !== undefined) throw new UsageError(`cannot write ${file}: ${problem.message}`);
    },
  };
}

/** How to write to a terminal, or to what stands in its place. */
export function lookAt({ color, columns }: Terminal, line: CommandLine): Look {
  return { color: line.has('color') || (color && !line.has('no-color')), columns };
}

function lines(text: string): string {
  return text
    .split('\n')
    .map((part) => `ssh-lint: ${visible(part)}`)
    .join('\n');
}

function atHome(folder: string | undefined, own: Ports): Ports {
  if (folder === undefined) return own;
  const home = resolve(own.currentFolder, folder);
  if (own.files.stat(home)?.kind !== 'directory') throw new UsageError(`--home ${folder}: there is no such folder`);
  return { ...own, user: { ...own.user, home }, environment: { ...own.environment, HOME: home } };
}

/** How a path is shown: as the user wrote it, else from the current folder or from the home folder, whichever is shorter. */
export function namer(named: readonly string[], { currentFolder, user }: Ports): (path: string) => string {
  return (path) => {
    if (named.includes(path) || !isAbsolute(path)) return path;
    const isBelow = path !== currentFolder && isWithin(path, currentFolder) && currentFolder !== user.home;
    if (isBelow) return path.slice(currentFolder.endsWith(sep) ? currentFolder.length : currentFolder.length + 1);
    return fromHome(path, user.home) ?? path;
  };
}

/** `~` and what follows, where a path lies in the home folder; the root is nobody's, though some accounts have it. */
export function fromHome(path: string, home: string): string | undefined {
  const folder = home.endsWith(sep) ? home.slice(0, -1) : home;
  return folder !== '' && isWithin(path, folder) ? `~${path.slice(folder.length)}` : undefined;
}

/** Where programs find a file: from the current folder where it lies below it, else from the root; with slashes. */
export function placer({ currentFolder, platform }: Ports): (path: string) => string {
  const slashed = (path: string): string => (platform === 'win32' ? path.replaceAll('\\', '/') : path);
  return (path) => {
    if (path === stdinName) return path;
    const absolute = resolve(currentFolder, path);
    if (absolute === currentFolder || !isWithin(absolute, currentFolder)) return slashed(absolute);
    return slashed(absolute.slice(currentFolder.endsWith(sep) ? currentFolder.length : currentFolder.length + 1));
  };
}
