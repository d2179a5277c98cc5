/** What is known of a file by its system calls. */
export interface SystemStat {
  readonly uid: number;
  readonly gid: number;
  /** With the bits of the kind. */
  readonly mode: number;
  readonly nlink: number;
  readonly mtimeMs: number;
  isFile(): boolean;
}

/** The system calls that writing makes, of node:fs; tests let each of them fail. */
export interface System {
  readonly openSync: (path: string, flags: number, mode?: number) => number;
  readonly closeSync: (descriptor: number) => void;
  readonly readFileSync: (descriptor: number) => Uint8Array;
  readonly writeSync: (descriptor: number, bytes: Uint8Array, offset: number, length: number) => number;
  readonly fsyncSync: (descriptor: number) => void;
  readonly ftruncateSync: (descriptor: number, length: number) => void;
  readonly fstatSync: (descriptor: number) => SystemStat;
  readonly fchownSync: (descriptor: number, uid: number, gid: number) => void;
  readonly fchmodSync: (descriptor: number, mode: number) => void;
  readonly copyFileSync: (from: string, to: string, mode: number) => void;
  readonly renameSync: (from: string, to: string) => void;
  readonly unlinkSync: (path: string) => void;
  readonly symlinkSync: (target: string, path: string) => void;
  readonly readlinkSync: (path: string) => string;
  readonly statSync: (path: string) => SystemStat;
  readonly lstatSync: (path: string) => SystemStat;
  readonly realPathSync: (path: string) => string;
  /** Throws where the caller may not write there. */
  readonly mayWriteSync: (path: string) => void;
  readonly flags: {
    /** Read only, no link, without waiting for a FIFO. */
    readonly read: number;
    readonly write: number;
    /** Only where there is nothing. */
    readonly create: number;
    readonly folder: number;
    readonly copyNew: number;
  };
}

/** Who writes. */
export interface Account {
  readonly uid: number;
  readonly pid: number;
  readonly platform: string;
  readonly isAlive: (pid: number) => boolean;
  readonly now: () => number;
}

/** The file behind a path, without links. */
export interface Target {
  readonly path: string;
  readonly folder: string;
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  /** Permission bits. */
  readonly mode: number;
  readonly links: number;
}
