import type { AgentAnswer } from '../keys/types.ts';
import { locationOf } from '../lint/decided.ts';
import { destinationsIn } from '../lint/scope.ts';
import type { Connection } from '../lint/surroundings.ts';
import type { Config } from '../load/config.ts';
import { predict } from '../predict/predict.ts';
import type { Situation, Verdict } from '../predict/types.ts';
import { lowerCase } from '../syntax/ascii.ts';
import { type Gathering, gatherAtOnce } from './gather.ts';

/** Each costs a reading of the whole config; a config that names more known servers than this has the rest unjudged. */
const MOST = 300;

export interface Foretelling {
  /** For one client and one config. */
  readonly gathering: Gathering;
  readonly agentAt: (socket: string) => AgentAnswer;
  /** Whether something may be known of the server behind a name that is typed and its host name. */
  readonly mayKnow: (destination: string, hostName: string) => boolean;
}

/** Options of which something is foretold whoever the server is. */
const ofAnyServer = ['hostkeyalgorithms'];

/** What is foretold of the destinations that a config names, where something is known of the server or of its keys. */
export function connectionsIn(config: Config, { gathering, agentAt, mayKnow }: Foretelling): readonly Connection[] {
  const hostNames = hostNamesIn(config);
  const isForAll =
    gathering.senses.keysRead && config.steps.some(({ directive }) => ofAnyServer.includes(directive.name));
  const names = destinationsIn(config).filter((name) => isForAll || mayKnow(name, hostNames.get(name) ?? name));
  return names.slice(0, MOST).flatMap((destination) => {
    const verdict = verdictOn(destination, { gathering, agentAt });
    if (verdict === undefined || (verdict.situation.server === undefined && !isForAll)) return [];
    const place = locationOf(verdict.decidedBy, destination, config);
    return place === undefined ? [] : [{ destination, verdict, ...place }];
  });
}

/** What is foretold of one destination; undefined where a path that it needs cannot be expanded. */
export function verdictOn(
  destination: string,
  { gathering, agentAt }: Pick<Foretelling, 'gathering' | 'agentAt'>,
): Verdict | undefined {
  const asTyped = gatherAtOnce({ destination, words: ['--', destination] }, gathering, agentAt);
  const user = userTyped(asTyped.situation);
  const words = user === undefined ? ['--', destination] : ['-l', user, '--', destination];
  const { situation, badPaths } =
    user === undefined ? asTyped : gatherAtOnce({ destination, words }, gathering, agentAt);
  return badPaths.length > 0 ? undefined : predict(situation);
}

/** Where the config names no user, people type the one that a service has, `git@github.com` say. */
function userTyped({ resolution, server }: Situation): string | undefined {
  return resolution.written.has('user') ? undefined : (server?.users.all?.[0] ?? server?.sharedUsers.has[0]);
}

/** What HostName says in the blocks that name a destination; only the names that are known by then are asked about. */
function hostNamesIn({ steps }: Config): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { directive, block } of steps) {
    if (directive.name !== 'hostname') continue;
    const value = lowerCase(directive.shape.args[0]?.value ?? '');
    for (const name of block.hosts?.positive ?? []) if (!found.has(name)) found.set(name, value.replaceAll('%h', name));
  }
  return found;
}
