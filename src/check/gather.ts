import type { KeyFile } from '../keys/types.ts';
import type { NamedCertificate, NamedKey, Server, Situation } from '../predict/types.ts';
import { type Expand, expander } from '../resolve/afterwards.ts';
import type { Resolver } from '../resolve/resolve.ts';
import type { Resolution } from '../resolve/types.ts';
import { agentOff, agentSocket } from './agent.ts';
import { type Hop, hopsBefore } from './hops.ts';
import { knownHostsPaths, type NamedPath, namedPaths, revokedPaths } from './paths.ts';
import type { Senses } from './senses.ts';

/** What stays the same for every destination of a run. */
export interface Gathering {
  readonly resolver: Resolver;
  readonly senses: Senses;
  /** The policy that holds for a destination. */
  readonly serverFor: (resolution: Resolution, destination: string) => Server | undefined;
  /** Seconds since 1970. */
  readonly now: number;
}

/** One connection: the words behind `ssh`, and the destination as it is to be called. */
export interface Call {
  readonly destination: string;
  readonly words: readonly string[];
}

/** All that a connection hangs on. Reads what ssh would read, and runs and looks up nothing. */
export async function gather(call: Call, gathering: Gathering): Promise<Situation> {
  const resolution = gathering.resolver.resolve(call.words);
  const hops = hopsBefore(call, resolution, gathering.resolver);
  const before = await Promise.all(hops.map((hop) => situationOf(hop, gathering)));
  return { ...(await situationOf({ ...call, resolution }, gathering)), hops: before };
}

async function situationOf({ destination, resolution }: Hop, gathering: Gathering): Promise<Situation> {
  const { resolver, senses, serverFor, now } = gathering;
  const expand = expander(resolution, resolver.settled);
  const certificates = namedPaths('certificatefile', resolution, expand);
  const knownHosts = (id: 'userknownhostsfile' | 'globalknownhostsfile') =>
    knownHostsPaths(id, resolution, expand).map(({ path }) => senses.knownHosts(path));
  const [revoked] = revokedPaths(resolution, expand);
  return {
    client: resolution.client,
    destination,
    resolution,
    identities: namedPaths('identityfile', resolution, expand).map((path) =>
      namedKey(path, senses, certificates.length > 0),
    ),
    certificates: certificates.map((path) => namedCertificate(path, senses)),
    keysRead: senses.keysRead,
    agent: await agentOf(resolution, expand, gathering),
    knownHosts: { user: knownHosts('userknownhostsfile'), global: knownHosts('globalknownhostsfile') },
    revoked: revoked === undefined ? undefined : senses.keyFile(revoked.path),
    server: resolution.status === 'resolved' ? serverFor(resolution, destination) : undefined,
    now,
    uid: resolver.settled.world.user.uid,
    hops: [],
  };
}

/** With a CertificateFile ssh looks for no certificate beside the key. */
function namedKey({ path, problem, place, origin }: NamedPath, senses: Senses, certified: boolean): NamedKey {
  const read = (name: string): KeyFile => (problem === undefined ? senses.keyFile(name) : senses.nothing(name));
  const certificate = `${path}-cert.pub`;
  return {
    path,
    problem,
    place,
    origin,
    file: read(path),
    beside: read(`${path}.pub`),
    certificate: certified ? senses.nothing(certificate) : read(certificate),
  };
}

function namedCertificate({ path, problem, place }: NamedPath, senses: Senses): NamedCertificate {
  return { path, place, file: problem === undefined ? senses.keyFile(path) : senses.nothing(path) };
}

async function agentOf(resolution: Resolution, expand: Expand, { senses, resolver }: Gathering) {
  if (resolution.status === 'refused') return agentOff('the config is refused');
  if (!senses.keysRead) return agentOff('--no-keys');
  const socket = agentSocket(resolution, expand, resolver.settled.world);
  return 'off' in socket ? agentOff(socket.off) : senses.agent(socket.path);
}
