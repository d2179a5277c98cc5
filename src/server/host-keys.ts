import type { Names, Server, ServerHostKey } from '../predict/types.ts';
import { lowerCase } from '../syntax/ascii.ts';
import { matchPattern } from '../syntax/pattern.ts';
import { keysAt } from './policies.ts';
import type { HostKey, Policy } from './schema.ts';

interface HostKeys {
  readonly keys: Server['hostKeys'];
  /** The server has no others. */
  readonly areAll: boolean;
  /** What is known of the algorithms, with what follows from the keys. */
  readonly algorithms: (known: Names) => Names;
}

interface Where {
  readonly day: string;
  readonly hostName: string;
}

/** The host keys of a host: those of the nearest policy that has some for this name. */
export function hostKeysOf(chain: readonly Policy[], { day, hostName }: Where, types: Names): HostKeys {
  const owner = chain.find((policy) => keysFor(policy, lowerCase(hostName)) !== undefined);
  const found = owner && keysAt(keysFor(owner, lowerCase(hostName)) ?? [], day);
  const current = found?.filter(({ status }) => status === 'current').flatMap(({ type }) => type ?? []) ?? [];
  const isOneOfOurs = owner === undefined || owner.match !== undefined;
  return {
    keys: found?.map(keyOf),
    areAll: !isOneOfOurs || types.all?.every((type) => current.includes(type)) === true,
    algorithms: (known) => withTypes(known, { ...types, has: [...types.has, ...current] }),
  };
}

/** Keys belong to the hosts of a service; those of a policy of one's own, to every host that it is for. */
function keysFor({ hostKeys, match }: Policy, hostName: string): readonly HostKey[] | undefined {
  const isOf = (patterns: readonly string[]): boolean => patterns.some((pattern) => matchPattern(hostName, pattern));
  if (hostKeys === undefined || (match !== undefined && !match.some(({ host }) => isOf(host)))) return undefined;
  const keys = hostKeys.filter(({ hosts }) => hosts === undefined || isOf(hosts));
  return keys.length === 0 && hostKeys.length > 0 ? undefined : keys;
}

function keyOf({ type, key, fingerprint, status }: HostKey): ServerHostKey {
  return { type, key, fingerprint, status };
}

const RSA = ['ssh-rsa', 'rsa-sha2-256', 'rsa-sha2-512'];
const PLAIN = ['ssh-ed25519', 'ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521', 'ssh-dss'];

/** A server signs with no type of key that it lacks. What it does with an RSA key, its type does not say. */
function withTypes(known: Names, types: Names): Names {
  if (known.all !== undefined) return known;
  const isMissing = (type: string): boolean =>
    types.lacks.includes(type) || (types.all !== undefined && !types.all.includes(type));
  const has = types.has.filter((type) => PLAIN.includes(type));
  const lacks = [...PLAIN.filter(isMissing), ...(isMissing('ssh-rsa') ? RSA : [])];
  const present = [...new Set([...known.has, ...has])].filter((name) => !known.lacks.includes(name));
  return {
    all: undefined,
    has: present,
    lacks: [...new Set([...known.lacks, ...lacks])].filter((name) => !known.has.includes(name)),
  };
}
