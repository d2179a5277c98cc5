import { once } from '../client/memo.ts';
import { listAgent } from '../keys/agent.ts';
import { noKeyFile, readKeyFile } from '../keys/key-file.ts';
import { noKnownHosts, readKnownHosts } from '../keys/known-hosts.ts';
import { type RevokedKeys, readRevokedKeys } from '../keys/revoked-keys.ts';
import type { AgentAnswer, KeyFile, KnownHostsFile } from '../keys/types.ts';
import type { Ports } from '../ports.ts';

/** What is read of the world besides the config. */
export interface Senses {
  /** False under `--no-keys`: everything is as if it were not there. */
  readonly keysRead: boolean;
  readonly keyFile: (path: string) => KeyFile;
  readonly knownHosts: (path: string) => KnownHostsFile;
  readonly revoked: (path: string) => RevokedKeys;
  readonly agent: (socket: string) => Promise<AgentAnswer>;
}

/** The senses of a run; each file is read once, and each agent is asked once. */
export function sensesOf(ports: Ports, keysRead: boolean): Senses {
  const { files } = ports;
  if (!keysRead) return blind;
  return {
    keysRead,
    keyFile: once((path) => readKeyFile(path, files)),
    knownHosts: once((path) => readKnownHosts(path, files)),
    revoked: once((path) => readRevokedKeys(path, files)),
    agent: once((socket) => listAgent(socket, ports)),
  };
}

const absent = { state: 'missing', reason: 'Not looked for' } as const;

/** A key file that is not looked for. */
export function nothing(path: string): KeyFile {
  return noKeyFile(path, absent.state, absent.reason);
}

function noHosts(path: string): KnownHostsFile {
  return noKnownHosts(path, absent.state, absent.reason);
}

const blind: Senses = {
  keysRead: false,
  keyFile: nothing,
  knownHosts: noHosts,
  revoked: (path) => ({ kind: 'binary', path }),
  agent: async () => ({ kind: 'off', reason: '--no-keys' }),
};
