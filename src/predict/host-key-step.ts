import { knownNames, linesFor } from '../keys/known-hosts-lookup.ts';
import { plainKey, publicKeyFromWords } from '../keys/public-key.ts';
import type { KnownHostsFile, KnownHostsLine, PublicKey } from '../keys/types.ts';
import { isLoopbackName } from '../lint/loopback.ts';
import type { Case, CauseId, Detail } from './forecast.ts';
import { noDetail } from './forecast.ts';
import { type HostKeyVerdict, judgeHostKey, type Presented } from './host-key.ts';
import { hostKeyMessage } from './host-key-message.ts';
import { type HowListed, orderHostKeyAlgorithms } from './host-key-order.ts';
import { algorithmKeyType } from './signature.ts';
import type { Phase, Server, ServerHostKey } from './types.ts';

/** HostKeyAlgorithms as the client proposes them. */
export function hostKeyList(each: Case): readonly string[] {
  const { terms } = each;
  const lines = linesForHost(each);
  return orderHostKeyAlgorithms({ client: terms.client, list: terms.hostKeys, how: howListed(each), lines });
}

function howListed({ situation, terms }: Case): HowListed {
  const written = situation.resolution.written.get('hostkeyalgorithms');
  if (written === undefined || terms.hostKeysAreDefault) return 'default';
  const [first = ''] = written;
  return first === '+' || first === '-' || first === '^' ? first : 'list';
}

/** Lines of known_hosts for the name under which ssh looks the host up. */
export function linesForHost(each: Case): readonly KnownHostsLine[] {
  return linesFor(filesOf(each), knownNames(knownAs(each)).name);
}

function filesOf({ situation }: Case): readonly KnownHostsFile[] {
  return [...situation.knownHosts.user, ...situation.knownHosts.global];
}

function knownAs({ situation, terms }: Case) {
  const [hostKeyAlias] = situation.resolution.settled.get('hostkeyalias') ?? [];
  return { hostName: terms.hostName, port: terms.port, hostKeyAlias };
}

export interface HostKeyFailure {
  readonly phase: Phase;
  readonly cause: CauseId;
  readonly detail: Detail;
}

export interface HostKeyOutcome {
  readonly failure: HostKeyFailure | undefined;
  /** ssh asks whether the key is to be trusted. */
  readonly asks: boolean;
  /** Whether it passes cannot be known. */
  readonly open: string | undefined;
}

const passes: HostKeyOutcome = { failure: undefined, asks: false, open: undefined };

/** What becomes of the host key. `algorithm`: what is agreed on; undefined where that is not certain. */
export function verifyHostKey(each: Case, algorithm: string | undefined): HostKeyOutcome {
  if (!each.situation.keysRead) return passes;
  const keys = presentedKeys(each.server, algorithm);
  if (keys.length === 0) return withoutKey(each, algorithm);
  const judged = keys.map((key) => {
    const presented = presentedFrom(each, key);
    return { presented, verdict: judgeHostKey(presented) };
  });
  const best = judged.find(({ verdict }) => verdict.passes !== 'no') ?? judged[0];
  return best === undefined ? passes : outcomeOf(best.verdict, best.presented);
}

/** The host keys of the type that the algorithm needs, as far as they are known. */
function presentedKeys(server: Server | undefined, algorithm: string | undefined): readonly PublicKey[] {
  if (server?.hostKeys === undefined || algorithm === undefined) return [];
  const type = algorithmKeyType(algorithm);
  const current = server.hostKeys.filter((key) => key.status === 'current' && key.type === type);
  const plain = current.flatMap((key) => keyIn(key) ?? []);
  return algorithm.includes('-cert-') ? plain.flatMap((key) => certified(key, server) ?? []) : plain;
}

function keyIn({ key }: ServerHostKey): PublicKey | undefined {
  const [type = '', base64 = ''] = key?.split(' ') ?? [];
  return key === undefined ? undefined : publicKeyFromWords(type, base64);
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
    trustsLocalhost: isYes(value('nohostauthenticationforlocalhost')) && isLocal(terms.hostName),
    caSignatureAlgorithms: authorities?.split(','),
    now: situation.now,
  };
}

function isYes(value: string | undefined): boolean {
  return value === 'yes' || value === 'true';
}

/** A name that stands for this machine; others may as well, which nobody looks up here. */
function isLocal(hostName: string): boolean {
  return isLoopbackName(hostName);
}

const causeOf: Readonly<Record<HostKeyVerdict['status'], CauseId>> = {
  ok: 'hostkey-unknown',
  unknown: 'hostkey-unknown',
  changed: 'hostkey-changed',
  revoked: 'hostkey-revoked',
  'too-short': 'hostkey-too-short',
  'revocation-unreadable': 'hostkey-revoked',
  'revocation-unknown': 'hostkey-revoked',
};

function outcomeOf(verdict: HostKeyVerdict, presented: Presented): HostKeyOutcome {
  const { passes: says, status, phase, certificateFault } = verdict;
  if (says === 'yes') return passes;
  if (says === 'asks') return { ...passes, asks: true };
  if (says === 'maybe') return { ...passes, open: `${verdict.revokedBy ?? 'RevokedHostKeys'} revokes the host key` };
  const sshMessage = hostKeyMessage(verdict, presented);
  const cause = certificateFault === undefined ? causeOf[status] : 'hostkey-certificate';
  const detail = { ...noDetail, sshMessage, message: sentence(verdict, presented), lines: verdict.lines };
  return { ...passes, failure: { phase: phase ?? 'hostkey-verify', cause, detail } };
}

function sentence({ status, name, lines, revokedBy }: HostKeyVerdict, { key }: Presented): string | undefined {
  const [line] = lines;
  const where = line === undefined ? '' : ` (line ${line.line} of ${line.path})`;
  const { type, fingerprint } = plainKey(key);
  switch (status) {
    case 'changed':
      return line === undefined
        ? undefined
        : `known_hosts has a key of ${name} of type ${line.key.type}${where}, and the server shows ${type} ${fingerprint}.`;
    case 'revoked':
      return `The host key of ${name} is revoked${revokedBy === undefined ? where : ` by ${revokedBy}`}.`;
    case 'revocation-unreadable':
      return `RevokedHostKeys names ${revokedBy ?? 'a file'}, which cannot be read, and then no host key passes.`;
    case 'too-short':
      return `The host key of ${name} (${type}, ${plainKey(key).bits ?? 'too few'} bits) is shorter than this client allows.`;
    default:
      return undefined;
  }
}

/** The key is not known: only what no key could change. */
function withoutKey(each: Case, algorithm: string | undefined): HostKeyOutcome {
  const lines = linesForHost(each);
  const presented = presentedFrom(each, nobody);
  if (lines.some(({ marker }) => marker === 'cert-authority') || presented.trustsLocalhost) return passes;
  const plain = lines.filter(({ marker }) => marker === 'none');
  const verdict = judgeHostKey(presented);
  if (plain.length === 0)
    return verdict.passes === 'no' && !mayBeElsewhere(each) ? outcomeOf(verdict, presented) : passes;
  const types = new Set((algorithm === undefined ? hostKeyList(each) : [algorithm]).map(algorithmKeyType));
  if (plain.some(({ key }) => types.has(key.type)) || types.size === 0) return passes;
  return outcomeOf(verdict, presented);
}

/** Where a host has no line with its port, one without it may help. */
function mayBeElsewhere(each: Case): boolean {
  const { withoutPort } = knownNames(knownAs(each));
  return withoutPort !== undefined && linesFor(filesOf(each), withoutPort).length > 0;
}

/** A key that nobody has. */
const nobody: PublicKey = { type: 'ssh-ed25519', bits: 256, blob: '', fingerprint: '', certificate: undefined };
