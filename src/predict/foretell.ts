import { lazily } from '../client/memo.ts';
import { newestClient } from '../client/target.ts';
import { type Authentication, authenticate } from './auth.ts';
import { authCause } from './auth-cause.ts';
import { isForbidden, permitted } from './forbidden.ts';
import { type Case, type CauseId, type Detail, type Forecast, noDetail, nothing, type Open } from './forecast.ts';
import type { HostKeyOutcome } from './host-key-outcome.ts';
import { hostKeyList, verifyHostKey } from './host-key-step.ts';
import { knownOf, unknownNames } from './names.ts';
import { type Agreement, isAead, negotiate } from './negotiate.ts';
import { classes, type ListId } from './terms.ts';
import type { Negotiated, Phase, Server } from './types.ts';

/** Follows a connection through its phases, up to the first that fails. Jump hosts are not in it. */
export function foretell(each: Case): Forecast {
  const { terms, server } = each;
  const family = familyFault(each);
  if (family !== undefined) return failure({ phase: 'local', cause: 'address-family', detail: family });
  const open: Open[] = [];
  let negotiated: Negotiated = nothing;
  for (const step of steps) {
    const client = step.id === 'hostkeyalgorithms' ? hostKeyList(each) : terms[step.terms];
    const names = server?.[step.server] ?? unknownNames;
    if (step.id === 'macs' && needsNoMac(negotiated.cipher, terms.ciphers)) continue;
    const agreement = negotiate(client, names);
    const message = step.id === 'hostkeyalgorithms' ? heldBackMessage(each) : undefined;
    const detail = { ...noDetail, list: step.id, client, server: knownOf(names), message };
    if (agreement.kind === 'none') return failure({ phase: step.phase, cause: step.cause, detail, negotiated });
    if (agreement.kind === 'open' && !isUsual(step.id, client)) open.push({ list: step.id, names: agreement.names });
    negotiated = { ...negotiated, ...named(step.result, agreement) };
  }
  const verified = verifyHostKey(each, negotiated.hostKeyAlgorithm);
  if (verified.failure !== undefined) return failure({ ...verified.failure, negotiated });
  if (needsSha1(each, negotiated.hostKeyAlgorithm)) return failure({ ...sha1HostKey(each), negotiated });
  return authenticated(each, { negotiated, open, verified });
}

/** Where nothing of what is proposed is agreed on: what of HostKeyAlgorithms the server has is held back. */
function heldBackMessage({ terms, server }: Case): string | undefined {
  const theirs = knownOf(server?.hostKeyAlgorithms ?? unknownNames);
  const held = terms.hostKeys.filter((name) => theirs.includes(name));
  if (held.length === 0) return undefined;
  return `This client proposes no host key algorithm that PubkeyAcceptedAlgorithms lacks, and so not ${held.join(', ')}, which ${server?.name ?? 'the server'} has.`;
}

/** Whether the host key can be checked with nothing but SHA-1, and the client's system forbids that. */
function needsSha1(each: Case, agreed: string | undefined): boolean {
  const { client } = each.terms;
  return isForbidden(client, agreed) || permitted(client, hostKeyList(each)).length === 0;
}

function sha1HostKey(each: Case): Failure {
  const detail: Detail = { ...noDetail, list: 'hostkeyalgorithms', client: hostKeyList(each) };
  return { phase: 'key-exchange', cause: 'hostkey-sha1-forbidden', detail };
}

interface Step {
  readonly id: ListId;
  readonly phase: Phase;
  readonly cause: CauseId;
  readonly terms: 'kex' | 'hostKeys' | 'ciphers' | 'macs';
  readonly server: 'kexAlgorithms' | 'hostKeyAlgorithms' | 'ciphers' | 'macs';
  readonly result: 'kex' | 'hostKeyAlgorithm' | 'cipher' | 'mac';
}

/** kex_choose_conf of kex.c, in its order. */
const steps: readonly Step[] = [
  {
    id: 'kexalgorithms',
    phase: 'kex',
    cause: 'no-common-kex',
    terms: 'kex',
    server: 'kexAlgorithms',
    result: 'kex',
  },
  {
    id: 'hostkeyalgorithms',
    phase: 'hostkey-alg',
    cause: 'no-common-hostkey-alg',
    terms: 'hostKeys',
    server: 'hostKeyAlgorithms',
    result: 'hostKeyAlgorithm',
  },
  {
    id: 'ciphers',
    phase: 'cipher',
    cause: 'no-common-cipher',
    terms: 'ciphers',
    server: 'ciphers',
    result: 'cipher',
  },
  { id: 'macs', phase: 'mac', cause: 'no-common-mac', terms: 'macs', server: 'macs', result: 'mac' },
];

function named(result: Step['result'], agreement: Agreement): Partial<Negotiated> {
  return agreement.kind === 'agreed' ? { [result]: agreement.name } : {};
}

/** Where the cipher is not certain, one that may be chosen and needs a MAC counts. */
function needsNoMac(cipher: string | undefined, ciphers: readonly string[]): boolean {
  return cipher === undefined ? ciphers.every(isAead) : isAead(cipher);
}

/** A list with a name that today's servers have by default is no obstacle to think of. */
function isUsual(id: ListId, client: readonly string[]): boolean {
  return client.some((name) => usualNames()[id].has(name));
}

const usualNames = lazily(() => {
  const newest = newestClient();
  const names = (id: ListId): ReadonlySet<string> => new Set(newest.algorithms(classes[id]).defaults);
  return {
    kexalgorithms: names('kexalgorithms'),
    hostkeyalgorithms: names('hostkeyalgorithms'),
    ciphers: names('ciphers'),
    macs: names('macs'),
    pubkeyacceptedalgorithms: names('pubkeyacceptedalgorithms'),
  };
});

interface Failure {
  readonly phase: Phase;
  readonly cause: CauseId;
  readonly detail?: Detail;
  readonly negotiated?: Negotiated;
  readonly authentication?: Authentication;
}

export function failure({ phase, cause, detail = noDetail, negotiated = nothing, authentication }: Failure): Forecast {
  return {
    kind: 'fail',
    phase,
    cause,
    negotiated,
    authentication,
    open: [],
    hostKeyOpen: undefined,
    detail,
  };
}

interface SoFar {
  readonly negotiated: Negotiated;
  readonly open: readonly Open[];
  readonly verified: HostKeyOutcome;
}

function authenticated(each: Case, { negotiated: before, open, verified }: SoFar): Forecast {
  const { situation, terms, server } = each;
  const authentication = authenticate(situation, terms, server);
  const { outcome } = authentication;
  const { trial } = outcome;
  const negotiated = {
    ...before,
    key: trial?.identity.label,
    signatureAlgorithm: trial?.algorithm,
  };
  if (outcome.kind === 'out') {
    const cause = authCause(outcome);
    return failure({ phase: 'auth', cause, negotiated: before, authentication });
  }
  const rest = { negotiated, authentication, open, hostKeyOpen: verified.open, detail: noDetail };
  return { kind: 'ok', phase: undefined, cause: undefined, ...rest };
}

/** Addresses that the client may not use, or that the server does not have. */
function familyFault({ terms, server }: Case): Detail | undefined {
  const { addressFamily, hostName } = terms;
  if (addressFamily === 'any') return undefined;
  const isV6 = hostName.includes(':');
  const isV4 = /^\d{1,3}(\.\d{1,3}){3}$/.test(hostName);
  const isOther = addressFamily === 'inet6' ? isV4 : isV6;
  if (!isOther && (isV4 || isV6 || hasFamily(server, addressFamily))) return undefined;
  return { ...noDetail, client: [addressFamily] };
}

function hasFamily(server: Server | undefined, family: string): boolean {
  return server?.addressFamilies?.includes(family) ?? true;
}
