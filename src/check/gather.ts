import type { AgentAnswer, KeyFile } from '../keys/types.ts';
import type { NamedCertificate, NamedKey, Server, Situation } from '../predict/types.ts';
import { type Expand, expander, type UsedPath } from '../resolve/afterwards.ts';
import type { Resolver } from '../resolve/resolve.ts';
import type { Resolution } from '../resolve/types.ts';
import { withoutQuotes } from '../resolve/unsaid.ts';
import { type AgentSocket, agentOff, agentSocket } from './agent.ts';
import { type Hop, hopsBefore } from './hops.ts';
import { knownHostsPaths, type NamedPath, namedPaths, revokedPaths } from './paths.ts';
import { nothing, type Senses } from './senses.ts';
import { isShowable } from './showable.ts';

/** What stays the same for every destination of a run. */
export interface Gathering {
  readonly resolver: Resolver;
  readonly senses: Senses;
  /** The policy that holds for a destination. */
  readonly serverFor: (resolution: Resolution) => Server | undefined;
  /** Seconds since 1970. */
  readonly now: number;
}

/** One connection: the words behind `ssh`, and the destination as it is to be called. */
export interface Call {
  readonly destination: string;
  readonly words: readonly string[];
}

/** A path that ends ssh, as it cannot be expanded. */
export interface BadPath {
  readonly text: string;
  readonly sshMessage: string;
}

export interface Gathered {
  readonly situation: Situation;
  /** Of the jump hosts, too, in the order in which ssh meets them. */
  readonly badPaths: readonly BadPath[];
}

/** All that a connection hangs on. Reads what ssh would read, and runs and looks up nothing. */
export async function gather(call: Call, gathering: Gathering): Promise<Gathered> {
  const route = routeOf(call, gathering);
  const asked = route.map(async (hop) => [hop, await agentOf(hop, gathering)] as const);
  const answers = new Map(await Promise.all(asked));
  return gathered(route, gathering, (hop) => answers.get(hop) ?? agentOff('it was not asked'));
}

/** The same without a wait: what the agent at a socket says is known before. */
export function gatherAtOnce(call: Call, gathering: Gathering, agentAt: (socket: string) => AgentAnswer): Gathered {
  return gathered(routeOf(call, gathering), gathering, (hop) => {
    const socket = socketOf(hop, gathering);
    return 'off' in socket ? agentOff(socket.off) : agentAt(socket.path);
  });
}

interface Stage extends Hop {
  readonly expand: Expand;
}

/** The jump hosts in the order in which they are reached, and the destination. */
function routeOf(call: Call, { resolver }: Gathering): readonly Stage[] {
  const resolution = resolver.resolve(call.words);
  const route: readonly Hop[] = [...hopsBefore(call, resolution, resolver), { ...call, resolution }];
  return route.map((hop) => ({ ...hop, expand: expander(hop.resolution, resolver.settled) }));
}

function gathered(route: readonly Stage[], gathering: Gathering, agentFor: (hop: Stage) => AgentAnswer): Gathered {
  const all = route.map((hop) => gatherOne(hop, gathering, agentFor(hop)));
  const last = all.at(-1);
  if (last === undefined) throw new Error('a route ends at its destination');
  const hops = all.slice(0, -1);
  return {
    situation: { ...last.situation, hops: hops.map(({ situation }) => situation) },
    badPaths: all.flatMap(({ badPaths }) => badPaths),
  };
}

function gatherOne(
  { destination, resolution: whole, expand }: Stage,
  gathering: Gathering,
  agent: AgentAnswer,
): Gathered {
  const { resolver, senses, serverFor, now } = gathering;
  const messages = withoutQuotes(whole.messages, whole.documents, (source) => !isShowable(source));
  const resolution = { ...whole, messages };
  const certificates = namedPaths('certificatefile', resolution, expand);
  const identities = namedPaths('identityfile', resolution, expand);
  const global = knownHostsPaths('globalknownhostsfile', resolution, expand);
  const user = knownHostsPaths('userknownhostsfile', resolution, expand);
  const hostsIn = (paths: readonly UsedPath[]) => paths.map(({ path }) => senses.knownHosts(path));
  const situation = {
    client: resolution.client,
    destination,
    resolution,
    identities: identities.map((path) => namedKey(path, senses, certificates.length > 0)),
    certificates: certificates.map((path) => namedCertificate(path, senses)),
    keysRead: senses.keysRead,
    agent,
    knownHosts: { user: hostsIn(user), global: hostsIn(global) },
    revoked: revokedPaths(resolution, expand).map(({ path }) => senses.revoked(path)),
    server: resolution.status === 'resolved' ? serverFor(resolution) : undefined,
    now,
    uid: resolver.settled.world.user.uid,
    hops: [],
  };
  const socket = agentSocket(resolution, expand, resolver.settled.world);
  const ofAgent = 'bad' in socket ? [socket.bad] : [];
  return { situation, badPaths: [...ofAgent, ...identities, ...certificates, ...global, ...user].flatMap(badPath) };
}

function badPath({ path, problem }: UsedPath): readonly BadPath[] {
  return problem === undefined ? [] : [{ text: path, sshMessage: problem }];
}

/** With a CertificateFile ssh looks for no certificate beside the key. */
function namedKey({ path, problem, place, origin }: NamedPath, senses: Senses, certified: boolean): NamedKey {
  const read = (name: string): KeyFile => (problem === undefined ? senses.keyFile(name) : nothing(name));
  const certificate = `${path}-cert.pub`;
  return {
    path,
    problem,
    place,
    origin,
    file: read(path),
    beside: read(`${path}.pub`),
    certificate: certified ? nothing(certificate) : read(certificate),
  };
}

function namedCertificate({ path, problem, place }: NamedPath, senses: Senses): NamedCertificate {
  return { path, place, file: problem === undefined ? senses.keyFile(path) : nothing(path) };
}

async function agentOf(hop: Stage, gathering: Gathering): Promise<AgentAnswer> {
  const socket = socketOf(hop, gathering);
  return 'off' in socket ? agentOff(socket.off) : gathering.senses.agent(socket.path);
}

function socketOf({ resolution, expand }: Stage, { senses, resolver }: Gathering): AgentSocket {
  if (resolution.status === 'refused') return { off: 'the config is refused' };
  if (!senses.keysRead) return { off: '--no-keys' };
  return agentSocket(resolution, expand, resolver.settled.world);
}
