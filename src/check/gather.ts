import type { KeyFile } from '../keys/types.ts';
import type { NamedCertificate, NamedKey, Server, Situation } from '../predict/types.ts';
import { type Expand, expander, type UsedPath } from '../resolve/afterwards.ts';
import type { Resolver } from '../resolve/resolve.ts';
import type { Resolution } from '../resolve/types.ts';
import { agentOff, agentSocket } from './agent.ts';
import { type Hop, hopsBefore } from './hops.ts';
import { knownHostsPaths, type NamedPath, namedPaths, revokedPaths } from './paths.ts';
import { nothing, type Senses } from './senses.ts';

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
  const resolution = gathering.resolver.resolve(call.words);
  const before = hopsBefore(call, resolution, gathering.resolver);
  const hops = await Promise.all(before.map((hop) => gatherOne(hop, gathering)));
  const last = await gatherOne({ ...call, resolution }, gathering);
  return {
    situation: { ...last.situation, hops: hops.map(({ situation }) => situation) },
    badPaths: [...hops, last].flatMap(({ badPaths }) => badPaths),
  };
}

async function gatherOne({ destination, resolution }: Hop, gathering: Gathering): Promise<Gathered> {
  const { resolver, senses, serverFor, now } = gathering;
  const expand = expander(resolution, resolver.settled);
  const certificates = namedPaths('certificatefile', resolution, expand);
  const identities = namedPaths('identityfile', resolution, expand);
  const global = knownHostsPaths('globalknownhostsfile', resolution, expand);
  const user = knownHostsPaths('userknownhostsfile', resolution, expand);
  const hostsIn = (paths: readonly UsedPath[]) => paths.map(({ path }) => senses.knownHosts(path));
  const [revoked] = revokedPaths(resolution, expand);
  const situation = {
    client: resolution.client,
    destination,
    resolution,
    identities: identities.map((path) => namedKey(path, senses, certificates.length > 0)),
    certificates: certificates.map((path) => namedCertificate(path, senses)),
    keysRead: senses.keysRead,
    agent: await agentOf(resolution, expand, gathering),
    knownHosts: { user: hostsIn(user), global: hostsIn(global) },
    revoked: revoked === undefined ? undefined : senses.keyFile(revoked.path),
    server: resolution.status === 'resolved' ? serverFor(resolution) : undefined,
    now,
    uid: resolver.settled.world.user.uid,
    hops: [],
  };
  return { situation, badPaths: [...identities, ...certificates, ...global, ...user].flatMap(badPath) };
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

async function agentOf(resolution: Resolution, expand: Expand, { senses, resolver }: Gathering) {
  if (resolution.status === 'refused') return agentOff('the config is refused');
  if (!senses.keysRead) return agentOff('--no-keys');
  const socket = agentSocket(resolution, expand, resolver.settled.world);
  return 'off' in socket ? agentOff(socket.off) : senses.agent(socket.path);
}
