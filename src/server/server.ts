import type { Confidence, Names, Server } from '../predict/types.ts';
import { hostKeysOf } from './host-keys.ts';
import { type FindPolicy, factsAt, type Knowledge, knowledge, lineage, policyById, type Trust } from './policies.ts';
import type { Fact, Field, Policy } from './schema.ts';

/** Who says it, of which host, on which day. */
export interface Circumstances {
  /** `2026-11-23` */
  readonly day: string;
  readonly hostName: string;
  readonly trust: Trust;
  /** The file that said it, where that is none of ours. */
  readonly saidBy: string | undefined;
  /** Where the policies are found that it extends. */
  readonly find?: FindPolicy;
}

/** What a policy comes to, in the form that a connection is foretold from. */
export function serverOf(policy: Policy, circumstances: Circumstances): Server {
  const { day, trust, saidBy, find = policyById } = circumstances;
  const chain = lineage(policy, find);
  const facts = factsAt(chain, day);
  const known = (field: Field): Knowledge => knowledge(facts.get(field));
  const names = (field: Field): Names => namesOf(known(field));
  const list = (field: Field): readonly string[] | undefined => names(field).all;
  const confidenceOf = confidences(facts);
  const keys = hostKeysOf(chain, circumstances, names('hostKeyTypes'));
  return {
    policy: policy.id,
    name: policy.name,
    trust,
    saidBy,
    confidence: least([...confidenceOf.values()]),
    confidenceOf,
    conditional: conditions(facts),
    software: textIn(known('software')),
    kexAlgorithms: names('kexAlgorithms'),
    hostKeyAlgorithms: keys.algorithms(names('hostKeyAlgorithms')),
    ciphers: names('ciphers'),
    macs: names('macs'),
    serverSigAlgs: sigAlgsOf(known('serverSigAlgs')),
    acceptedSigAlgs: names('acceptedSigAlgs'),
    userKeyTypes: names('userKeyTypes'),
    minRsaBits: numberIn(known('minRsaBits')),
    maxAuthTries: numberIn(known('maxAuthTries')),
    authMethods: names('authMethods'),
    requiredMethods: names('requiredMethods'),
    users: names('users'),
    sharedUsers: names('sharedUsers'),
    enrolledKeys: list('enrolledKeys'),
    hostKeys: keys.keys,
    hostKeysComplete: keys.areAll,
    hostCertificate: certificateOf(chain),
    userCAs: list('userCAs'),
    caSignatureAlgorithms: names('caSignatureAlgorithms'),
    allowTcpForwarding: flagIn(known('allowTcpForwarding')),
    pkOkEchoesKeyType: flagIn(known('pkOkEchoesKeyType')),
    addressFamilies: list('addressFamilies'),
  };
}

function namesOf({ value, has, lacks }: Knowledge): Names {
  const all = typeof value === 'object' && value !== null ? value : undefined;
  return { all, has: all ?? has, lacks: all === undefined ? lacks : [] };
}

function sigAlgsOf(known: Knowledge): Server['serverSigAlgs'] {
  const names = namesOf(known);
  if (known.value === null) return { kind: 'none', names };
  const isSent = names.all !== undefined || names.has.length + names.lacks.length > 0;
  return { kind: isSent ? 'some' : 'unknown', names };
}

function textIn({ value }: Knowledge): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function numberIn({ value }: Knowledge): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function flagIn({ value }: Knowledge): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function certificateOf(chain: readonly Policy[]): Server['hostCertificate'] {
  const found = chain.find(({ hostCertificate }) => hostCertificate !== undefined)?.hostCertificate;
  return found && { ca: found.ca, signatureAlgorithm: found.signatureAlgorithm };
}

type FactsByField = ReadonlyMap<Field, readonly Fact[]>;

function conditions(facts: FactsByField): Server['conditional'] {
  return [...facts].flatMap(([field, all]) =>
    all.flatMap((fact) => (fact.condition === undefined ? [] : [{ field, condition: fact.condition, fact }])),
  );
}

function confidences(facts: FactsByField): ReadonlyMap<Field, Confidence> {
  return new Map(
    [...facts].flatMap(([field, all]) => {
      const certain = all.filter(({ condition }) => condition === undefined);
      return certain.length === 0 ? [] : [[field, least(certain.map(({ confidence }) => confidence))] as const];
    }),
  );
}

/** Of nothing it is high: there is nothing to doubt. */
function least(all: readonly Confidence[]): Confidence {
  return (['low', 'medium'] as const).find((level) => all.includes(level)) ?? 'high';
}
