import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RealClient } from './real-clients.ts';

/** What a server says that has nothing in common with any client: its name and its KEXINIT (RFC 4253, 7.1). */
function greeting(): Uint8Array {
  const string = (text: string) => Buffer.concat([Buffer.from([0, 0, 0, text.length]), Buffer.from(text)]);
  const lists = Array.from({ length: 10 }, () => string('none-such'));
  const payload = Buffer.concat([Buffer.from([20]), Buffer.alloc(16), ...lists, Buffer.alloc(5)]);
  const padding = 16 - ((payload.length + 5) % 8);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(payload.length + padding + 1);
  head[4] = padding;
  return Buffer.concat([Buffer.from('SSH-2.0-none\r\n'), head, payload, Buffer.alloc(padding)]);
}

export interface ProposalRequest {
  readonly client: RealClient;
  /** For files of its own. */
  readonly folder: string;
  /** Distinguishes the request from others in the folder. */
  readonly name: string;
  readonly knownHosts: string | Uint8Array;
  readonly args: readonly string[];
}

/** The host key algorithms that a client proposes to a server, in its order. No network: `cat` is the server. */
export async function proposal({ client, folder, name, knownHosts, args }: ProposalRequest) {
  const hosts = join(folder, `known_hosts-${name}`);
  const server = join(folder, 'greeting');
  writeFileSync(hosts, knownHosts);
  writeFileSync(server, greeting());
  const options = ['BatchMode=yes', `UserKnownHostsFile=${hosts}`, 'GlobalKnownHostsFile=/dev/null'];
  const words = [...options, `ProxyCommand=cat ${server} -`].flatMap((option) => ['-o', option]);
  const said = await run(client.path, ['-F', 'none', '-vv', ...words, ...args]);
  const line = /^debug2: host key algorithms: (\S*)/m.exec(said)?.[1];
  if (line === undefined) throw new Error(`${client.label} proposed nothing: ${said}`);
  return line.split(',');
}

function run(path: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const child = execFile(path, args, { timeout: 20_000, encoding: 'latin1' }, (_error, _out, err) => resolve(err));
    child.stdin?.end();
  });
}
