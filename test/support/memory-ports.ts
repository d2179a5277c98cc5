import { posix } from 'node:path';
import type {
  AgentReply,
  FileKind,
  FileStat,
  Ports,
  ReadResult,
  RunResult,
  WritableFiles,
  WriteRefusal,
} from '../../src/ports.ts';
import { textOf } from '../../src/syntax/source.ts';

/** What stands at a path. Folders above it are there, too. */
export type MemoryEntry =
  | string
  | Uint8Array
  | {
      readonly content?: string | Uint8Array;
      readonly kind?: FileKind;
      readonly mode?: number;
      readonly uid?: number;
      readonly gid?: number;
      readonly size?: number;
      readonly version?: string;
    }
  | { readonly link: string };

export interface MemoryWorld {
  readonly files?: Readonly<Record<string, MemoryEntry>>;
  readonly user?: Partial<Ports['user']>;
  readonly environment?: Ports['environment'];
  readonly platform?: Ports['platform'];
  readonly currentFolder?: string;
  /** Of the file system that a folder, and all below it, lies on. */
  readonly fileSystems?: Readonly<Record<string, number>>;
  readonly stdin?: string | Uint8Array;
  readonly terminal?: Partial<Ports['terminal']['out']>;
  readonly run?: (file: string, args: readonly string[]) => RunResult;
  /** What the agents at these sockets answer; nobody listens at others. */
  readonly agents?: Readonly<Record<string, AgentReply>>;
}

export interface MemoryPorts extends Ports {
  /** All that was written so far. */
  readonly stdout: string;
  readonly stderr: string;
  /** Every program that was started, with its arguments. */
  readonly runs: readonly (readonly string[])[];
  /** Every socket at which an agent was asked. */
  readonly asked: readonly string[];
  /** Every path that was opened for reading. */
  readonly opened: readonly string[];
  /** Reports that were written to a file. */
  readonly reports: ReadonlyMap<string, string>;
  /** What is kept for later runs. */
  readonly notes: ReadonlyMap<string, string>;
}

export const home = '/home/ada';
const owner = { uid: 1000, gid: 1000 };

/** A world without a disk: the user `ada`, whose files are hers unless said otherwise. */
export function memoryPorts(world: MemoryWorld = {}): MemoryPorts {
  const written = { out: '', err: '' };
  const runs: (readonly string[])[] = [];
  const asked: string[] = [];
  const opened: string[] = [];
  const reports = new Map<string, string>();
  const notes = new Map<string, string>();
  const currentFolder = world.currentFolder ?? home;
  const terminal = { color: false, columns: 80, isTerminal: false, ...world.terminal };
  const into = (stream: 'out' | 'err') => (text: string | Uint8Array) => {
    written[stream] += typeof text === 'string' ? text : textOf(text);
  };
  return {
    files: memoryFiles(world.files ?? {}, currentFolder, opened),
    user: { name: 'ada', home, ...owner, isOnlyMember: (gid) => gid === owner.gid, ...world.user },
    environment: world.environment ?? {},
    hostName: 'engine',
    platform: world.platform ?? 'linux',
    currentFolder,
    fileSystemType: (path) => Object.entries(world.fileSystems ?? {}).find(([folder]) => path.startsWith(folder))?.[1],
    networkAddresses: () => [],
    run: (file, args) => {
      runs.push([file, ...args]);
      return world.run?.(file, args) ?? { code: 127, stdout: '', stderr: '' };
    },
    askAgent: async (socket) => {
      asked.push(socket);
      return world.agents?.[socket] ?? { reason: 'missing', message: 'No such file or directory' };
    },
    readStdin: () => bytesFrom(world.stdin ?? ''),
    writeReport: (path, text) => {
      if (world.files?.[path] !== undefined) return { reason: 'denied', message: 'Permission denied' };
      reports.set(path, typeof text === 'string' ? text : textOf(text));
      return undefined;
    },
    remember: (path, text) => {
      notes.set(path, text);
    },
    out: into('out'),
    err: into('err'),
    terminal: { out: terminal, err: terminal },
    get stdout() {
      return written.out;
    },
    get stderr() {
      return written.err;
    },
    runs,
    asked,
    opened,
    reports,
    notes,
  };
}

function memoryFiles(
  entries: Readonly<Record<string, MemoryEntry>>,
  currentFolder: string,
  opened: string[],
): WritableFiles {
  const tree = new Map(Object.entries(entries).map(([path, entry]) => [posix.resolve(currentFolder, path), entry]));
  const absolute = (path: string): string => posix.resolve(currentFolder, path);
  const folders = new Set([...tree.keys()].flatMap(foldersAbove));
  const nodeAt = (path: string): MemoryEntry | undefined =>
    tree.get(path) ?? (folders.has(path) ? { kind: 'directory', mode: 0o755 } : undefined);

  /** Follows links in every part but, for `lstat`, the last. */
  const follow = (path: string, last: boolean, budget = 40): string | undefined => {
    let at = '/';
    const parts = absolute(path)
      .split('/')
      .filter((part) => part !== '');
    for (const [index, part] of parts.entries()) {
      const next = posix.join(at, part);
      const node = nodeAt(next);
      if (node === undefined) return undefined;
      if (isLink(node) && (last || index < parts.length - 1)) {
        if (budget === 0) return undefined;
        const rest = parts.slice(index + 1).join('/');
        return follow(posix.resolve(at, node.link, rest), last, budget - 1);
      }
      at = next;
    }
    return at;
  };
  const statOf = (path: string, last: boolean): FileStat | undefined => {
    const place = path === '' ? undefined : follow(path, last);
    return place === undefined ? undefined : describe(nodeAt(place));
  };
  return {
    read: (path) => {
      if (path === '/dev/null') return { bytes: new Uint8Array() };
      const place = path === '' ? undefined : follow(path, true);
      const node = place === undefined ? undefined : nodeAt(place);
      if (node === undefined) return { reason: 'missing', message: 'No such file or directory' };
      const result = contentOf(node);
      if ('bytes' in result) opened.push(path);
      return result;
    },
    stat: (path) => statOf(path, true),
    lstat: (path) => statOf(path, false),
    list: (path) => {
      const place = follow(path, true);
      if (place === undefined || describe(nodeAt(place))?.kind !== 'directory') return undefined;
      const inside = place === '/' ? '/' : `${place}/`;
      const names = [...tree.keys()].filter((name) => name.startsWith(inside) && name !== inside);
      return [...new Set(names.map((name) => name.slice(inside.length).split('/', 1)[0] ?? ''))];
    },
    realPath: (path) => (path === '' ? undefined : follow(path, true)),
    refusal: (path) => refusalOf(statOf(path, true)),
    replaceFile: (path, bytes, expected) => {
      const place = follow(path, true);
      const node = place === undefined ? undefined : nodeAt(place);
      if (place === undefined || node === undefined) return refusalOf(undefined);
      const now = contentOf(node);
      if (!('bytes' in now) || Buffer.compare(now.bytes, expected) !== 0)
        return { reason: 'changed', message: 'it has changed since it was read' };
      tree.set(place, { ...describe(node), content: bytes });
      return undefined;
    },
    changeMode: (path, mode, expected) => {
      const place = follow(path, true);
      const stat = statOf(path, true);
      if (place === undefined || stat?.mode !== expected) return refusalOf(undefined);
      const content = contentOf(nodeAt(place) ?? '');
      tree.set(place, { ...stat, mode, content: 'bytes' in content ? content.bytes : '' });
      return undefined;
    },
  };
}

function refusalOf(stat: FileStat | undefined): WriteRefusal | undefined {
  if (stat === undefined) return { reason: 'missing', message: 'it is not there any more' };
  if (stat.uid !== owner.uid) return { reason: 'owner', message: `it belongs to user ${stat.uid}` };
  return (stat.mode & 0o200) === 0 ? { reason: 'read-only', message: 'it is read-only' } : undefined;
}

function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(1, -1);
  return ['/', ...parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)];
}

function isLink(entry: MemoryEntry): entry is { readonly link: string } {
  return typeof entry === 'object' && 'link' in entry;
}

function contentOf(entry: MemoryEntry): ReadResult {
  if (typeof entry === 'string' || entry instanceof Uint8Array) return { bytes: bytesFrom(entry) };
  if (isLink(entry)) return { reason: 'other', message: 'Too many levels of symbolic links' };
  if (entry.kind === 'directory') return { reason: 'directory', message: 'Is a directory' };
  if (entry.kind === 'special') return { reason: 'special', message: 'Not a regular file' };
  if (entry.mode !== undefined && (entry.mode & 0o444) === 0) return { reason: 'denied', message: 'Permission denied' };
  if ((entry.size ?? 0) > 64 * 1024 * 1024) return { reason: 'too-large', message: 'File too large' };
  return { bytes: bytesFrom(entry.content ?? '') };
}

function describe(entry: MemoryEntry | undefined): FileStat | undefined {
  if (entry === undefined) return undefined;
  if (typeof entry === 'string' || entry instanceof Uint8Array) {
    return { kind: 'file', mode: 0o600, ...owner, size: bytesFrom(entry).length };
  }
  if (isLink(entry)) return { kind: 'special', mode: 0o777, ...owner, size: entry.link.length };
  const { kind = 'file', mode = 0o600, uid = owner.uid, gid = owner.gid, content = '' } = entry;
  const version = entry.version === undefined ? {} : { version: entry.version };
  return { kind, mode, uid, gid, size: entry.size ?? bytesFrom(content).length, ...version };
}

function bytesFrom(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content;
}
