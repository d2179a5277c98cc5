import type { AgentAnswer, KeyFile, KnownHostsFile } from '../keys/types.ts';
import type { Ports } from '../ports.ts';

/** What is read of the world besides the config. */
export interface Senses {
  /** False under `--no-keys`: everything is as if it were not there. */
  readonly keysRead: boolean;
  readonly keyFile: (path: string) => KeyFile;
  readonly knownHosts: (path: string) => KnownHostsFile;
  readonly agent: (socket: string) => Promise<AgentAnswer>;
  /** A key file that is not looked for. */
  readonly nothing: (path: string) => KeyFile;
}

/** The senses of a run; each file is read once. */
export function sensesOf(_ports: Ports, keysRead: boolean): Senses {
  return {
    keysRead,
    keyFile: nothing,
    knownHosts: noHosts,
    agent: async (socket) => ({ kind: 'failed', socket, reason: 'missing', message: 'not asked' }),
    nothing,
  };
}

const absent = { state: 'missing', reason: 'not looked for' } as const;

function nothing(path: string): KeyFile {
  return {
    path,
    ...absent,
    format: undefined,
    isPrivate: false,
    isEncrypted: false,
    readable: false,
    publicKey: undefined,
    publicInClear: false,
    comment: '',
    faults: [],
    mode: undefined,
    uid: undefined,
  };
}

function noHosts(path: string): KnownHostsFile {
  return { path, ...absent, lines: [], faults: [] };
}
