import type { Server } from '../predict/types.ts';
import { lowerCase } from '../syntax/ascii.ts';
import { matchPattern } from '../syntax/pattern.ts';
import type { Author, HostClaim, OwnPolicy } from './own-policies.ts';
import { type FindPolicy, isKnownService, policyById, policyFor, type Trust } from './policies.ts';
import type { Policy } from './schema.ts';
import { serverOf } from './server.ts';
import { systemPolicy } from './systems.ts';

/** All that may name the policy of a destination. */
export interface Choosing {
  /** Id that `--policy` gives. */
  readonly asked: string | undefined;
  /** Ids that comments of the blocks give that applied, in the order in which they were read. */
  readonly comments: readonly (Author & { readonly id: string })[];
  /** `hosts` and `policies` of the configuration. */
  readonly hosts: readonly HostClaim[];
  readonly policies: readonly OwnPolicy[];
  /** The host word as typed, without user and port. */
  readonly destination: string;
  /** As resolved. */
  readonly hostName: string;
  readonly port: number;
  /** `2026-11-23` */
  readonly day: string;
}

export interface Choice {
  /** Undefined: nothing is known of this server. */
  readonly server: Server | undefined;
  /** The id that `--policy` gave, where nothing has it. */
  readonly unknown: string | undefined;
  /** What was said of the server and does not count, one sentence each. */
  readonly remarks: readonly string[];
}

interface Claim {
  readonly id: string;
  readonly trust: Exclude<Trust, 'built-in'>;
  readonly saidBy: string | undefined;
}

/** Which policy holds for a destination. First found: --policy, a comment, `hosts`, `policies`, what is built in. */
export function chooseServer(choosing: Choosing): Choice {
  const { asked, hostName, port } = choosing;
  const find = finderOf(choosing.policies);
  const service = policyFor({ hostName, port });
  const remarks: string[] = [];
  if (asked !== undefined && find(asked) === undefined) return { server: undefined, unknown: asked, remarks };
  for (const claim of claimsOf(choosing)) {
    const policy = find(claim.id);
    const refusal = claim.id === asked ? undefined : refused(claim, policy, service);
    if (refusal !== undefined) remarks.push(refusal);
    else if (policy) return { server: serverFor(policy, claim, { ...choosing, find }), unknown: undefined, remarks };
  }
  const known = service && serverFor(service, undefined, { ...choosing, find });
  return { server: known, unknown: undefined, remarks };
}

/** Whether something may be known of the server behind a name, whatever its port. */
export function mayBeKnown(
  { destination, hostName }: Pick<Choosing, 'destination' | 'hostName'>,
  { hosts, policies }: Pick<Choosing, 'hosts' | 'policies'>,
): boolean {
  const [typed, name] = [lowerCase(destination), lowerCase(hostName)];
  if (isKnownService(name) || hosts.some(({ pattern }) => matchPattern(typed, lowerCase(pattern)))) return true;
  return policies.some(
    ({ hosts: patterns, isFound }) =>
      isFound && (patterns === undefined || patterns.some((pattern) => matchPattern(name, lowerCase(pattern)))),
  );
}

/** Finds a policy by its id: one's own, one of ours, or what a system release ships. */
function finderOf(own: readonly OwnPolicy[]): FindPolicy {
  return (id) => own.find(({ policy }) => policy.id === id)?.policy ?? policyById(id) ?? systemPolicy(id);
}

/** In the order in which they count. */
function claimsOf({ asked, comments, hosts, policies, destination, hostName, port }: Choosing): readonly Claim[] {
  const typed = lowerCase(destination);
  const isTyped = ({ pattern }: HostClaim): boolean => lowerCase(pattern) === typed;
  const isMeant = ({ pattern }: HostClaim): boolean => matchPattern(typed, lowerCase(pattern));
  const ofHosts = [...hosts.filter(isTyped), ...hosts.filter((claim) => !isTyped(claim) && isMeant(claim))];
  const ofPolicies = policies.filter((each) => isFor(each, lowerCase(hostName), port));
  return [
    ...(asked === undefined ? [] : [{ id: asked, trust: 'user' as const, saidBy: undefined }]),
    ...comments.map(({ id, trust, path }) => ({ id, trust, saidBy: path })),
    ...ofHosts.map(({ policy, by }) => ({ id: policy, trust: by.trust, saidBy: by.path })),
    ...ofPolicies.map(({ policy, by }) => ({ id: policy.id, trust: by.trust, saidBy: by.path })),
  ];
}

function isFor({ hosts, port, isFound }: OwnPolicy, hostName: string, wanted: number): boolean {
  if (!isFound || (port !== undefined && port !== wanted)) return false;
  return hosts === undefined || hosts.some((pattern) => matchPattern(hostName, lowerCase(pattern)));
}

/** Why a claim does not count. A stranger's word never replaces what is known of a service. */
function refused({ id, trust, saidBy = '' }: Claim, policy: Policy | undefined, service: Policy | undefined) {
  if (policy === undefined) return `${saidBy} names the policy \`${id}\`, and there is none of this name`;
  if (trust !== 'repository' || service === undefined || service === policy) return undefined;
  return `${saidBy} takes this server for \`${id}\`, which a repository may not say of ${service.name}: \`${service.id}\` holds`;
}

interface Where {
  readonly policies: readonly OwnPolicy[];
  readonly day: string;
  readonly hostName: string;
  readonly find: FindPolicy;
}

/** As trusted as the less trusted of who chose the policy and who wrote it. */
function serverFor(policy: Policy, claim: Claim | undefined, { policies, day, hostName, find }: Where): Server {
  const author = policies.find((own) => own.policy === policy)?.by;
  const isStranger = claim?.trust === 'repository' || author?.trust === 'repository';
  const trust = isStranger ? 'repository' : claim === undefined ? 'built-in' : 'user';
  return serverOf(policy, { day, hostName, trust, saidBy: claim?.saidBy ?? author?.path, find });
}
