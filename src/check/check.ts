import type { Client } from '../client/client.ts';
import type { Ports } from '../ports.ts';
import type { Server, Verdict } from '../predict/types.ts';
import { worldFrom } from '../resolve/own-world.ts';
import { resolver } from '../resolve/resolve.ts';
import type { Resolution } from '../resolve/types.ts';
import { chooseServer } from '../server/choose.ts';
import { gather } from './gather.ts';
import { judge } from './judge.ts';
import { sensesOf } from './senses.ts';

export interface CheckRequest {
  readonly ports: Ports;
  readonly client: Client;
  /** What stands behind `ssh` on its command line: options, the destination, a command. */
  readonly words: readonly string[];
  /** Id of the policy of the server; without it, that of a known service, where it is one. */
  readonly policy?: string;
  /** Opens no key file, no known_hosts and asks no agent. */
  readonly noKeys?: boolean;
  /** The day for which facts of servers are asked; today without it. */
  readonly now?: Date;
}

/** Foretells one connection. Reads what ssh would read, and runs and connects to nothing. */
export async function check(request: CheckRequest): Promise<Verdict> {
  const { ports, client, words, noKeys = false, now = new Date() } = request;
  const gathering = {
    resolver: resolver(client, worldFrom(ports)),
    senses: sensesOf(ports, !noKeys),
    serverFor: (resolution: Resolution) => serverFor(resolution, request.policy, now),
    now: Math.floor(now.getTime() / 1000),
  };
  const { host } = gathering.resolver.resolve(words);
  return judge(await gather({ destination: host, words }, gathering), ports);
}

function serverFor({ host, options }: Resolution, policy: string | undefined, now: Date): Server | undefined {
  const { server, unknown } = chooseServer({
    asked: policy,
    comments: [],
    hosts: [],
    policies: [],
    destination: host,
    hostName: options.get('hostname')?.values[0] ?? host,
    port: Number(options.get('port')?.values[0] ?? 22),
    day: now.toISOString().slice(0, 10),
  });
  if (unknown !== undefined) throw new Error(`there is no policy ${unknown}`);
  return server;
}
