/** What a path names, after following links. */
export type FileKind = 'file' | 'directory' | 'special';

export interface FileStat {
  readonly kind: FileKind;
  /** Permission bits, `0o644`. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** In bytes. */
  readonly size: number;
  /** Another text for another file, and for the same one after each change; undefined where nobody can tell. */
  readonly version?: string;
}

/** Why a file could not be read. `message` is what strerror(3) says. */
export interface Unreadable {
  readonly reason: 'missing' | 'denied' | 'directory' | 'special' | 'too-large' | 'other';
  readonly message: string;
}

export type ReadResult = { readonly bytes: Uint8Array } | Unreadable;

export interface FileSystem {
  /** Reads a regular file. Never opens a FIFO, a socket or a device other than `/dev/null`. */
  read(path: string): ReadResult;
  /** Follows links; undefined when there is nothing or it may not be looked at. */
  stat(path: string): FileStat | undefined;
  /** Like `stat`, but of the link itself. */
  lstat(path: string): FileStat | undefined;
  /** Names in a folder, unsorted; undefined when it cannot be listed. */
  list(path: string): readonly string[] | undefined;
  /** The path without links; undefined when it does not exist. */
  realPath(path: string): string | undefined;
}

/** Why a file is not changed. `message` completes «it is not changed: …». */
export interface WriteRefusal {
  readonly reason:
    | 'access-list'
    | 'busy'
    | 'changed'
    | 'failed'
    | 'folder'
    | 'links'
    | 'missing'
    | 'mounted'
    | 'owner'
    | 'read-only'
    | 'special';
  readonly message: string;
}

/** Files that may be written, in one way only: whole, in the place of what was read. */
export interface WritableFiles extends FileSystem {
  /** What stands against a change of this file; undefined when nothing is known to. */
  refusal(path: string): WriteRefusal | undefined;
  /** Puts these bytes in the place of `expected`, atomically, behind links, with owner and mode. */
  replaceFile(path: string, bytes: Uint8Array, expected: Uint8Array): WriteRefusal | undefined;
  /** Sets the permission bits of a file that still has `expected`. */
  changeMode(path: string, mode: number, expected: number): WriteRefusal | undefined;
}

export interface User {
  readonly name: string;
  /** From the password database, as ssh does: `$HOME` plays no part. */
  readonly home: string;
  readonly uid: number;
  readonly gid: number;
  /** Whether `gid` is a group whose only member is this user (Debian's rule for group-writable files). */
  readonly isOnlyMember: (gid: number) => boolean;
}

export interface NetworkAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

export interface RunResult {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Why an agent gave no answer. */
export interface AgentFailure {
  readonly reason: 'missing' | 'not-a-socket' | 'refused' | 'foreign' | 'timeout' | 'garbage';
  readonly message: string;
}

/** The message as it came, its length in front. */
export type AgentReply = { readonly answer: Uint8Array } | AgentFailure;

export interface Terminal {
  readonly color: boolean;
  readonly columns: number;
  readonly isTerminal: boolean;
}

/** The world. `node.ts` is the real one; tests pass their own. */
export interface Ports {
  readonly files: WritableFiles;
  readonly user: User;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** gethostname(3). */
  readonly hostName: string;
  readonly platform: 'linux' | 'darwin' | 'win32' | 'other';
  readonly currentFolder: string;
  /** What statfs(2) says of the file system that a path lies on, a number for each kind; undefined where nobody can tell. */
  readonly fileSystemType: (path: string) => number | undefined;
  readonly networkAddresses: () => readonly NetworkAddress[];
  /** Runs `ssh -V`, and with `--allow-exec` the command of a `Match exec`; nothing else. Bounded by `milliseconds`. */
  readonly run: (file: string, args: readonly string[], milliseconds: number) => RunResult;
  /** Asks the agent at this socket for the list of its keys, and for nothing else: only where the caller owns the socket. */
  readonly askAgent: (socket: string, milliseconds: number) => Promise<AgentReply>;
  readonly readStdin: () => Uint8Array;
  /** Writes a file that the user named for a report; what is wrong, where it cannot. */
  readonly writeReport: (path: string, text: string | Uint8Array) => Unreadable | undefined;
  /** Keeps a text for later runs; says nothing where that fails. Only what may be lost is kept so. */
  readonly remember: (path: string, text: string) => void;
  readonly out: (text: string | Uint8Array) => void;
  readonly err: (text: string | Uint8Array) => void;
  readonly terminal: { readonly out: Terminal; readonly err: Terminal };
}
