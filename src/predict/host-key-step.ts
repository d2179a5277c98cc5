import { algorithmKeyType } from '../keys/key-type.ts';
import { type Known, knownNames, linesFor } from '../keys/known-hosts-lookup.ts';
import { publicKeyFromWords } from '../keys/public-key.ts';
import type { KnownHostsFile, KnownHostsLine, PublicKey } from '../keys/types.ts';
import { isLoopbackName } from '../lint/loopback.ts';
import type { Case } from './forecast.ts';
import { judgeHostKey, type Presented } from './host-key.ts';
import { type HowListed, orderHostKeyAlgorithms } from './host-key-order.ts';
import { type HostKeyOutcome, outcomeOf, passes } from './host-key-outcome.ts';
import { otherSource } from './host-key-sources.ts';
import { among } from './names.ts';
import { isYes, type Terms } from './terms.ts';
import type { Server, ServerHostKey } from './types.ts';
import { unseenKey, unseenOutcome } from './unseen-host-key.ts';

/** HostKeyAlgorithms as the client proposes them. */
export function hostKeyList(each: Case): readonly string[] {
  const { terms } = each;
  const lines = linesForHost(each);
  const ordered = orderHostKeyAlgorithms({ client: terms.client, list: terms.hostKeys, how: howListed(each), lines });
  const heldBack = heldBackBy(terms);
  return ordered.filter((name) => !heldBack(name));
}

/** What a list that is about the user's own keys holds back. */
function heldBackBy({ client, publicKeys }: Terms): (name: string) => boolean {
  const isBound = client.does('host-keys-within-user-list');
  return (name) => isBound && publicKeys?.includes(name) === false;
}

function howListed({ situation, terms }: Case): HowListed {
  const written = situation.resolution.written.get('hostkeyalgorithms');
  if (written === undefined || terms.hostKeysAreDefault) return 'default';
  const [first = ''] = written;
  return first === '+' || first === '-' ? first : 'list';
}

/** Lines of known_hosts for the name under which ssh looks the host up. */
export function linesForHost(each: Case): readonly KnownHostsLine[] {
  return linesFor(filesOf(each), knownNames(knownAs(each)).name);
}

function filesOf({ situation }: Case): readonly KnownHostsFile[] {
  return [...situation.knownHosts.user, ...situation.knownHosts.global];
}

/** The options that say under which name ssh looks the host up. */
export function knownAs({ situation, terms }: Case): Known {
  const [hostKeyAlias] = situation.resolution.settled.get('hostkeyalias') ?? [];
  return { hostName: terms.hostName, port: terms.port, hostKeyAlias };
}

/** What becomes of the host key. `algorithm`: what is agreed on; undefined where that is not certain. */
export function verifyHostKey(each: Case, algorithm: string | undefined): HostKeyOutcome {
  if (!each.situation.keysRead) return passes;
  const outcome = verifiedByFiles(each, algorithm);
  const elsewhere = otherSource(each, outcome.failure?.cause);
  return elsewhere === undefined ? outcome : { ...passes, open: { text: elsewhere, cause: 'hostkey-unknown' } };
}

function verifiedByFiles(each: Case, algorithm: string | undefined): HostKeyOutcome {
  if (algorithm !== undefined) return withAlgorithm(each, algorithm);
  const { server } = each;
  const names = server === undefined ? hostKeyList(each) : possibleAlgorithms(each, server);
  if (server?.hostKeys === undefined) return withoutKey(each, names);
  const possible = names.map((name) => withAlgorithm(each, name));
  const good = possible.find(({ failure }) => failure === undefined);
  return good ?? possible[0] ?? withoutKey(each, names);
}

/** The algorithms that may be agreed on: up to the first that the server certainly has. */
function possibleAlgorithms(each: Case, { hostKeyAlgorithms }: Server): readonly string[] {
  const list = hostKeyList(each);
  const certain = list.findIndex((name) => among(hostKeyAlgorithms, name) === 'yes');
  const until = certain === -1 ? list : list.slice(0, certain + 1);
  return until.filter((name) => among(hostKeyAlgorithms, name) !== 'no');
}

function withAlgorithm(each: Case, algorithm: string): HostKeyOutcome {
  const keys = presentedKeys(each, algorithm);
  if (keys.length === 0) return withoutKey(each, [algorithm]);
  const judged = keys.map((key) => {
    const presented = presentedFrom(each, key);
    return { presented, verdict: judgeHostKey(presented) };
  });
  const best = judged.find(({ verdict }) => verdict.passes !== 'no') ?? judged[0];
  return best === undefined ? passes : outcomeOf(best.verdict, best.presented);
}

/**
 * The host keys of the type that the algorithm needs, as far as they are known. Whether they have a certificate makes no
 * difference where known_hosts names no authority: the key in it is looked up then.
 */
function presentedKeys(each: Case, algorithm: string): readonly PublicKey[] {
  const { server } = each;
  if (server?.hostKeys === undefined) return [];
  const type = algorithmKeyType(algorithm);
  const current = server.hostKeys.filter((key) => key.status === 'current' && key.type === type);
  const plain = current.flatMap((key) => keyIn(key) ?? []);
  const isTrusting = linesForHost(each).some(({ marker }) => marker === 'cert-authority');
  const isPlain = !algorithm.includes('-cert-') || (server.hostCertificate === undefined && !isTrusting);
  return isPlain ? plain : plain.flatMap((key) => certified(key, server) ?? []);
}

function keyIn({ key }: ServerHostKey): PublicKey | undefined {
  const [type = '', base64 = ''] = (key ?? '').split(' ');
  return publicKeyFromWords(type, base64);
}

/** The certificate that a policy speaks of: valid, and for every name. */
function certified(key: PublicKey, { hostCertificate }: Server): PublicKey | undefined {
  if (hostCertificate === undefined) return undefined;
  const [type = '', base64 = ''] = hostCertificate.ca.split(' ');
  const ca = publicKeyFromWords(type, base64);
  if (ca === undefined) return undefined;
  return {
    ...key,
    type: `${key.type}-cert-v01@openssh.com`,
    certificate: {
      kind: 'host',
      keyId: '',
      serial: '0',
      principals: [],
      validAfter: undefined,
      validBefore: undefined,
      criticalOptions: [],
      key,
      ca,
      signatureAlgorithm: hostCertificate.signatureAlgorithm ?? ca.type,
    },
  };
}

const checkingWords: Readonly<Record<string, Presented['checking']>> = {
  yes: 'yes',
  true: 'yes',
  'accept-new': 'accept-new',
  no: 'no',
  false: 'no',
  off: 'no',
};

function presentedFrom(each: Case, key: PublicKey): Presented {
  const { situation, terms } = each;
  const value = (id: string): string | undefined => situation.resolution.settled.get(id)?.[0];
  const authorities = value('casignaturealgorithms');
  return {
    ...knownAs(each),
    client: terms.client,
    key,
    files: filesOf(each),
    checking: checkingWords[value('stricthostkeychecking') ?? 'ask'] ?? 'ask',
    canAsk: !terms.batch,
    revoked: situation.revoked,
    leastRsa: terms.leastRsa,
    trustsLocalhost: isYes(value('nohostauthenticationforlocalhost')) && isLoopbackName(terms.hostName),
    caSignatureAlgorithms: authorities?.split(','),
    now: situation.now,
  };
}

/** The key is not known: only what no key of these algorithms could change. */
function withoutKey(each: Case, algorithms: readonly string[]): HostKeyOutcome {
  const lines = linesForHost(each);
  const types = [...new Set(algorithms.map(algorithmKeyType))];
  const type = types.length === 1 ? types[0] : undefined;
  const presented = presentedFrom(each, unseenKey(type));
  if (lines.some(({ marker }) => marker === 'cert-authority') || presented.trustsLocalhost) return passes;
  const plain = lines.filter(({ marker }) => marker === 'none');
  const verdict = judgeHostKey(presented);
  const outcome = (): HostKeyOutcome => unseenOutcome(verdict, presented, type);
  if (plain.length === 0) return verdict.passes === 'no' && !mayBeElsewhere(each) ? outcome() : passes;
  return plain.some(({ key }) => types.includes(key.type)) ? passes : outcome();
}

/** Where a host has no line with its port, one without it may help. */
function mayBeElsewhere(each: Case): boolean {
  const { withoutPort } = knownNames(knownAs(each));
  return withoutPort !== undefined && linesFor(filesOf(each), withoutPort).length > 0;
}
