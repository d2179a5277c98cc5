import { lazily } from '../client/memo.ts';
import { lowerCase } from '../syntax/ascii.ts';
import { matchPattern } from '../syntax/pattern.ts';
import { builtIn } from './built-in.ts';
import type { Fact, Facts, Field, HostKey, Policy } from './schema.ts';

/** Who says what a policy says. A repository never replaces what is built in, and its word alone proves nothing. */
export type Trust = 'built-in' | 'user' | 'repository';

/** What is known of a server on one day. */
export interface ServerPolicy {
  readonly id: string;
  readonly name: string;
  readonly trust: Trust;
  /** The facts that hold, its own and inherited ones; a field without any is unknown. */
  readonly facts: ReadonlyMap<Field, readonly Fact[]>;
  readonly hostKeys: readonly HostKey[];
}

export interface Provenance {
  readonly field: Field;
  readonly from: string;
  readonly facts: readonly Fact[];
}

export interface Knowledge {
  /** All of it; null is a value, undefined is unknown. */
  readonly value: FactValue | undefined;
  /** Where all of it is not known: names that are in the list, and names that are not. */
  readonly has: readonly string[];
  readonly lacks: readonly string[];
}

export type FactValue = string | number | boolean | readonly string[] | null;

/** Where a connection goes: the resolved host name and port. */
export interface Endpoint {
  readonly hostName: string;
  readonly port: number;
}

const byId = lazily(() => new Map(builtIn.map((policy) => [policy.id, policy])));

export type FindPolicy = (id: string) => Policy | undefined;

export function policyById(id: string): Policy | undefined {
  return byId().get(id);
}

/** The built-in policy of a known service. */
export function policyFor({ hostName, port }: Endpoint): Policy | undefined {
  const name = lowerCase(hostName);
  return builtIn.find(({ match = [] }) =>
    match.some(({ host, ports }) => ports.includes(port) && host.some((pattern) => matchPattern(name, pattern))),
  );
}

/** Whether some port of a host belongs to a known service; the name in lower case. */
export function isKnownService(name: string): boolean {
  return builtIn.some(({ match = [] }) =>
    match.some(({ host }) => host.some((pattern) => matchPattern(name, pattern))),
  );
}

/** The policy itself, then what it extends, and what that extends. */
export function lineage(policy: Policy, find: FindPolicy = policyById): readonly Policy[] {
  const parent = policy.extends === undefined ? undefined : find(policy.extends);
  return parent === undefined ? [policy] : [policy, ...lineage(parent, find)];
}

/** What a policy comes to on a day, `2026-11-23`. */
export function policyAt(policy: Policy, day: string): ServerPolicy {
  const { id, name, hostKeys = [] } = policy;
  return { id, name, trust: 'built-in', facts: factsAt(lineage(policy), day), hostKeys: keysAt(hostKeys, day) };
}

/** What facts of one field say together, leaving out those that hang on a condition. */
export function knowledge(facts: readonly Fact[] = []): Knowledge {
  const certain = facts.filter(({ condition }) => condition === undefined);
  return {
    value: certain.flatMap((fact) => ('value' in fact ? [fact.value] : []))[0],
    has: certain.flatMap((fact) => ('has' in fact ? fact.has : [])),
    lacks: certain.flatMap((fact) => ('lacks' in fact ? fact.lacks : [])),
  };
}

/** The facts that hold on a day; a field of one policy hides those of the ones behind it. */
export function factsAt(chain: readonly Policy[], day: string): ServerPolicy['facts'] {
  const found = new Map<Field, readonly Fact[]>();
  for (const { facts } of chain) {
    for (const [field, all] of fieldsOf(facts)) {
      const current = all.filter((fact) => holds(fact, day));
      if (current.length > 0 && !found.has(field)) found.set(field, current);
    }
  }
  return found;
}

/** Every fact of a policy, of whatever day, with the policy that a field comes from. */
export function allFacts(policy: Policy, find: FindPolicy = policyById): readonly Provenance[] {
  const chain = lineage(policy, find);
  return fields.flatMap((field) => {
    const from = chain.find(({ facts }) => facts[field] !== undefined);
    const facts = from?.facts[field];
    return from === undefined || facts === undefined ? [] : [{ field, from: from.id, facts }];
  });
}

/** The fields that there are facts of. */
export function fieldsOf(facts: Facts): readonly (readonly [Field, readonly Fact[]])[] {
  return fields.flatMap((field) => {
    const all = facts[field];
    return all === undefined ? [] : [[field, all] as const];
  });
}

/** In the order in which a connection meets them. */
const fields: readonly Field[] = [
  'software',
  'kexAlgorithms',
  'hostKeyAlgorithms',
  'hostKeyTypes',
  'ciphers',
  'macs',
  'serverSigAlgs',
  'acceptedSigAlgs',
  'userKeyTypes',
  'minRsaBits',
  'users',
  'sharedUsers',
  'authMethods',
  'requiredMethods',
  'maxAuthTries',
  'caSignatureAlgorithms',
  'allowTcpForwarding',
  'pkOkEchoesKeyType',
  'enrolledKeys',
  'userCAs',
  'addressFamilies',
];

/** A key that is retired or revoked later is current until then. */
export function keysAt(keys: readonly HostKey[], day: string): readonly HostKey[] {
  const known = keys.filter(({ since }) => reached(since, day) !== false);
  return known.map((key) => (reached(key.until, day) === false ? { ...key, status: 'current' } : key));
}

function holds({ since, until }: Pick<Fact, 'since' | 'until'>, day: string): boolean {
  return reached(since, day) !== false && reached(until, day) !== true;
}

/** Of a date that may be only a month or a year, its first day counts; undefined where there is none. */
function reached(date: string | undefined, day: string): boolean | undefined {
  return date === undefined ? undefined : day.slice(0, date.length) >= date;
}
