import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OwnKeys } from './own-keys.ts';
import type { RealClient } from './real-clients.ts';

const SSHD = '/usr/sbin/sshd';

/** Why no server can be run here; undefined when all is well. It speaks over a pipe and listens nowhere. */
export function noServerHere(): string | undefined {
  if (!existsSync(SSHD)) return 'sshd is not installed';
  if (process.getuid?.() !== 0 || !existsSync('/run/sshd')) return 'sshd cannot give up its rights here';
  return spawnSync(SSHD, ['-?']).error?.message;
}

export interface CertificateRequest {
  readonly key: string;
  readonly ca: string;
  readonly name: string;
  /** What else ssh-keygen is told: `-n`, `-V`, `-t`. */
  readonly args: readonly string[];
  readonly kind?: 'user';
}

/** A certificate of a key; the path of the file. */
export function certify(keys: OwnKeys, { key, ca, name, args, kind }: CertificateRequest): string {
  const copy = join(keys.folder, `${name}.pub`);
  writeFileSync(copy, `${keys.words(key)}\n`);
  const host = kind === 'user' ? [] : ['-h'];
  execFileSync('ssh-keygen', ['-q', '-s', keys.path(ca), '-I', name, ...host, ...args, copy], { stdio: 'ignore' });
  return join(keys.folder, `${name}-cert.pub`);
}

export interface Connection {
  readonly client: RealClient;
  readonly folder: string;
  readonly name: string;
  readonly knownHosts: string;
  /** Private half of the host key. */
  readonly hostKey: string;
  readonly certificate: string | undefined;
  /** Options and destination. */
  readonly args: readonly string[];
}

/** What a client says when it connects to an sshd with one host key, and whether it came to authentication. */
export function connect({ client, folder, name, knownHosts, hostKey, certificate, args }: Connection) {
  const hosts = join(folder, `hosts-${name}`);
  writeFileSync(hosts, knownHosts);
  const certified = certificate === undefined ? '' : `-o HostCertificate=${certificate}`;
  const server = `${SSHD} -i -f /dev/null -o UsePAM=no -o StrictModes=no -h ${hostKey} ${certified}`;
  const options = ['BatchMode=yes', `UserKnownHostsFile=${hosts}`, 'GlobalKnownHostsFile=/dev/null'];
  const words = [...options, `ProxyCommand=${server}`, 'PubkeyAuthentication=no'].flatMap((each) => ['-o', each]);
  return new Promise<{ readonly passes: boolean; readonly said: string }>((resolve) => {
    const all = ['-F', 'none', ...args.slice(0, -1), ...words, ...args.slice(-1), 'true'];
    const child = execFile(client.path, all, { timeout: 30_000 }, (_error, _out, err) =>
      resolve({ passes: err.includes('Permission denied'), said: err }),
    );
    child.stdin?.end();
  });
}
