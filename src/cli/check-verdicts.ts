import { dirname, join, resolve } from 'node:path';
import { type Call, gather } from '../check/gather.ts';
import { judge } from '../check/judge.ts';
import { sensesOf } from '../check/senses.ts';
import type { Client } from '../client/client.ts';
import type { Situation, Verdict } from '../predict/types.ts';
import { isNone } from '../resolve/defaults.ts';
import { readCommandLine } from '../resolve/getopt.ts';
import { resolver } from '../resolve/resolve.ts';
import type { Resolution } from '../resolve/types.ts';
import type { Rule } from '../rule.ts';
import type { Configuration } from './configuration.ts';
import { configurationIn } from './runs.ts';
import { serverFor } from './servers.ts';
import type { Session } from './session.ts';
import { worldOf } from './world.ts';

export interface Checked {
  readonly verdicts: readonly Verdict[];
  readonly configuration: Configuration;
  /** What stands behind -F; undefined: the user's and the system's own. */
  readonly chosen: string | undefined;
}

export const loadRules = async (): Promise<readonly Rule[]> => (await import('../../rules/index.ts')).rules;

/** Gathers what each connection hangs on, and foretells it. */
export async function verdictsOf(session: Session, calls: readonly Call[], client: Client): Promise<Checked> {
  const { line, ports, debug } = session;
  const chosen = chosenConfig(calls, client);
  const configuration = await configurationIn(folderOf(chosen, session), session, loadRules);
  const now = new Date();
  const asking = { session, configuration, asked: line.text('policy'), day: now.toISOString().slice(0, 10) };
  const gathering = {
    resolver: resolver(client, worldOf(session)),
    senses: sensesOf(ports, !line.has('no-keys')),
    serverFor: (resolution: Resolution) => {
      const { server, remarks } = serverFor(resolution, asking);
      for (const remark of remarks) session.say(remark);
      return server;
    },
    now: Math.floor(now.getTime() / 1000),
  };
  const judged = calls.map(async (call) => {
    const gathered = await gather(call, gathering);
    debug(summaryOf(gathered.situation));
    return judge(gathered, ports);
  });
  return { verdicts: await Promise.all(judged), configuration, chosen };
}

/** What was looked at; nothing of what stands in it. */
function summaryOf({ destination, identities, agent, knownHosts, server, hops }: Situation): string {
  const keys = identities.map(({ path, file }) => `${path} ${file.state}`).join(', ');
  const hosts = [...knownHosts.user, ...knownHosts.global].map(({ path, state }) => `${path} ${state}`).join(', ');
  const policy = server?.policy ?? 'none';
  const parts = [`keys: ${keys}`, `known_hosts: ${hosts}`, `agent: ${agent.kind}`, `policy: ${policy}`];
  return [`${destination}: ${parts.join('; ')}`, ...hops.map(summaryOf)].join('\n');
}

function chosenConfig([call]: readonly Call[], client: Client): string | undefined {
  const { options } = readCommandLine(call?.words ?? [], client);
  return options.findLast(({ letter }) => letter === 'F')?.argument;
}

function folderOf(chosen: string | undefined, { ports }: Session): string {
  if (chosen === undefined || isNone(chosen)) return join(ports.user.home, '.ssh');
  return dirname(resolve(ports.currentFolder, chosen));
}
