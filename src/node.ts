import fs from 'node:fs';
import { hostname, networkInterfaces, userInfo } from 'node:os';
import { askAgent } from './node/agent.ts';
import { isOnlyMember } from './node/groups.ts';
import { native } from './node/native.ts';
import { realWriting } from './node/real-writing.ts';
import { remember } from './node/remember.ts';
import { drain, pump } from './node/stream.ts';
import { missing, unreadable } from './node/strerror.ts';
import { addressesOf, claimed, type Environment, platformOf } from './node/surroundings.ts';
import { terminalOf } from './node/terminal-of.ts';
import type { FileStat, Ports, ReadResult, RunResult, Unreadable, User, WritableFiles } from './ports.ts';
import { textOf } from './syntax/source.ts';

/** More than any config has, and little enough to be held a few times. */
const LARGEST_FILE = 64 * 1024 * 1024;
const windows = process.platform === 'win32';
const nothing = new Uint8Array();

/** The real world. Nothing is looked at before it is asked for. */
export function nodePorts(): Ports {
  const environment = process.env;
  return {
    files,
    get user() {
      return realUser(environment);
    },
    environment,
    get hostName() {
      return hostname();
    },
    platform: platformOf(process.platform),
    get currentFolder() {
      return currentFolder(environment);
    },
    fileSystemType: (path) => attempt(path, (name) => fs.statfsSync(name).type),
    networkAddresses: () => addressesOf(networkInterfaces()),
    run,
    askAgent,
    readStdin: () => readDescriptor(0, 0),
    writeReport,
    remember,
    out: (text) => write(1, text),
    err: (text) => write(2, text),
    terminal: {
      get out() {
        return terminalOf(1, environment);
      },
      get err() {
        return terminalOf(2, environment);
      },
    },
  };
}

const files: WritableFiles = {
  read,
  stat: (path) => attempt(path, (name) => fileStat(fs.statSync(name, quietly))),
  lstat: (path) => attempt(path, (name) => fileStat(fs.lstatSync(name, quietly))),
  list: (path) => attempt(path, list),
  realPath: (path) => attempt(path, (name) => textOf(Buffer.from(fs.realpathSync.native(name, 'buffer')))),
  ...realWriting,
};

function read(path: string): ReadResult {
  if (path === '/dev/null') return { bytes: nothing };
  if (isOnNetwork(path)) return { reason: 'special', message: 'Network path, not opened' };
  try {
    // Many keys that ssh looks for are not there, and an exception takes longer than to read one.
    const stats = fs.statSync(native(path), quietly);
    return stats === undefined ? missing : (obstacle(stats) ?? readRegular(native(path)));
  } catch (error) {
    return unreadable(error);
  }
}

/** Looks again behind the open file: what stands at the path may have changed since. */
function readRegular(path: string | Buffer): ReadResult {
  const descriptor = fs.openSync(
    path,
    fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0) | (fs.constants.O_NOCTTY ?? 0),
  );
  try {
    const stats = fs.fstatSync(descriptor);
    const problem = obstacle(stats);
    if (problem !== undefined) return problem;
    const bytes = readDescriptor(descriptor, stats.size);
    return bytes.length > LARGEST_FILE ? tooLarge : { bytes };
  } finally {
    fs.closeSync(descriptor);
  }
}

const tooLarge: Unreadable = { reason: 'too-large', message: 'File too large' };

function obstacle(stats: fs.Stats): Unreadable | undefined {
  if (stats.isDirectory()) return { reason: 'directory', message: 'Is a directory' };
  if (!stats.isFile()) return { reason: 'special', message: 'Not a regular file' };
  return stats.size > LARGEST_FILE ? tooLarge : undefined;
}

function readDescriptor(descriptor: number, size: number): Uint8Array {
  return drain((piece) => fs.readSync(descriptor, piece, 0, piece.length, null), size, LARGEST_FILE);
}

/** Descriptors whose reader has gone. */
const closed = new Set<number>();

function write(descriptor: number, text: string | Uint8Array): void {
  if (closed.has(descriptor)) return;
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  try {
    if (!pump((rest) => fs.writeSync(descriptor, rest), bytes)) closed.add(descriptor);
  } catch (error) {
    // Where a complaint cannot be written, nobody can be told.
    if (descriptor === 1) throw error;
  }
}

function writeReport(path: string, text: string | Uint8Array): Unreadable | undefined {
  try {
    fs.writeFileSync(native(path), text);
    return undefined;
  } catch (error) {
    return unreadable(error);
  }
}

function list(path: string | Buffer): readonly string[] {
  const names = fs.readdirSync(path);
  if (!names.some((name) => name.includes('\ufffd'))) return names;
  return fs.readdirSync(path, 'buffer').map(textOf);
}

function attempt<T>(path: string, look: (path: string | Buffer) => T): T | undefined {
  if (isOnNetwork(path)) return undefined;
  try {
    return look(native(path));
  } catch {
    return undefined;
  }
}

/** Opening one would send the user's credentials to whoever the config names. */
function isOnNetwork(path: string): boolean {
  return windows && /^[\\/]{2}/.test(path);
}

const quietly = { throwIfNoEntry: false } as const;

function fileStat(stats: fs.Stats | undefined): FileStat | undefined {
  if (stats === undefined) return undefined;
  const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : 'special';
  const { dev, ino, size, mtimeMs, ctimeMs, uid, gid, mode } = stats;
  return { kind, mode: mode & 0o7777, uid, gid, size, version: [dev, ino, size, mtimeMs, ctimeMs].join(' ') };
}

function run(file: string, args: readonly string[], milliseconds: number): RunResult {
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const { status, stdout, stderr } = spawnSync(file, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: milliseconds,
    killSignal: 'SIGKILL',
    windowsHide: true,
  });
  return { code: status ?? undefined, stdout: textOf(stdout ?? nothing), stderr: textOf(stderr ?? nothing) };
}

function realUser(environment: Environment): User {
  const user = account(environment);
  const table = (path: string): string => {
    const result = read(path);
    return 'bytes' in result ? textOf(result.bytes) : '';
  };
  return {
    ...user,
    isOnlyMember: (gid) => isOnlyMember(gid, { user, passwd: table('/etc/passwd'), group: table('/etc/group') }),
  };
}

/** Without an entry in the password database, as in some containers, the environment speaks. */
function account(environment: Environment): Omit<User, 'isOnlyMember'> {
  try {
    const { username, homedir, uid, gid } = userInfo();
    return { name: username, home: homedir, uid, gid };
  } catch {
    return { ...claimed(environment), uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 };
  }
}

function currentFolder(environment: Environment): string {
  try {
    return process.cwd();
  } catch {
    return environment.PWD ?? '/';
  }
}
