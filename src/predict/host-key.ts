import type { Client } from '../client/client.ts';
import { type Known, knownNames, linesFor } from '../keys/known-hosts-lookup.ts';
import { knowsKey, readableLines } from '../keys/known-key.ts';
import { plainKey } from '../keys/public-key.ts';
import { isAmong, type RevokedKeys } from '../keys/revoked-keys.ts';
import type { KnownHostsFile, KnownHostsLine, PublicKey } from '../keys/types.ts';
import { type CertificateFault, type CertificateUse, certificateFault } from './host-certificate.ts';

/** A host key that a server presents, and what this client makes it pass. */
export interface Presented extends Known, Omit<CertificateUse, 'name'> {
  readonly client: Client;
  /** A plain key or a certificate. */
  readonly key: PublicKey;
  /** UserKnownHostsFile, then GlobalKnownHostsFile. */
  readonly files: readonly KnownHostsFile[];
  readonly checking: 'yes' | 'ask' | 'accept-new' | 'no';
  /** A person can answer: a terminal, and no BatchMode. */
  readonly canAsk: boolean;
  readonly revoked: readonly RevokedKeys[];
  /** Shortest RSA key, in bits: RequiredRSASize, or the client's own limit. */
  readonly leastRsa: number;
  /** NoHostAuthenticationForLocalhost, and the connection goes to a loopback address. */
  readonly trustsLocalhost: boolean;
}

export type HostKeyStatus =
  | 'ok'
  | 'unknown'
  | 'changed'
  | 'revoked'
  /** Its RSA number is too short to be used at all. */
  | 'too-short'
  /** RevokedHostKeys names what cannot be read. */
  | 'revocation-unreadable'
  /** RevokedHostKeys names a key revocation list, which is not read here. */
  | 'revocation-unknown';

/** What becomes of the key. */
export interface HostKeyVerdict {
  readonly status: HostKeyStatus;
  /** `asks`: a person decides. `maybe`: it cannot be known. */
  readonly passes: 'yes' | 'no' | 'asks' | 'maybe';
  readonly phase: 'key-exchange' | 'hostkey-verify' | undefined;
  /** Under which ssh looked it up last, and names it in messages. */
  readonly name: string;
  /** Lines that decide: the one that fits, those that revoke, or the last of those that differ. */
  readonly lines: readonly KnownHostsLine[];
  /** Why a certificate of a known authority did not count. */
  readonly certificateFault: CertificateFault | undefined;
  /** What RevokedHostKeys names. */
  readonly revokedBy: string | undefined;
}

/** The verdict of check_host_key and verify_host_key (sshconnect.c) on one key. Asks nobody and looks up nothing. */
export function judgeHostKey(presented: Presented): HostKeyVerdict {
  const { key, leastRsa, client, trustsLocalhost, hostKeyAlias } = presented;
  const { name, withoutPort } = knownNames(presented);
  const verdict = { ...plainly, name };
  const { type, bits = leastRsa } = plainKey(key);
  if ((type === 'ssh-rsa' && bits < leastRsa) || !knowsKey(client, plainKey(key)))
    return { ...verdict, status: 'too-short', passes: 'no', phase: 'key-exchange' };
  const revocation = revokedBy(presented);
  if (revocation !== undefined) return { ...verdict, phase: 'hostkey-verify', ...revocation };
  if (trustsLocalhost && hostKeyAlias === undefined) return verdict;
  const looked = lookUp(presented, { name, key, withoutPort });
  return { ...verdict, ...looked, ...passing(looked.status, presented) };
}

const plainly = {
  status: 'ok',
  passes: 'yes',
  phase: undefined,
  lines: [],
  certificateFault: undefined,
  revokedBy: undefined,
} as const;

function revokedBy({ revoked, key }: Presented): Pick<HostKeyVerdict, 'status' | 'passes' | 'revokedBy'> | undefined {
  for (const each of revoked) {
    if (each.kind === 'binary') return { status: 'revocation-unknown', passes: 'maybe', revokedBy: each.path };
    if (each.kind === 'list' && isAmong(each.keys, key))
      return { status: 'revoked', passes: 'no', revokedBy: each.path };
    if (each.kind === 'unreadable' || each.isBroken)
      return { status: 'revocation-unreadable', passes: 'no', revokedBy: each.path };
  }
  return undefined;
}

interface Look {
  readonly name: string;
  readonly key: PublicKey;
  readonly withoutPort: string | undefined;
}

type Found = Pick<HostKeyVerdict, 'lines' | 'certificateFault'> & { readonly status: Looked };
type Looked = 'ok' | 'unknown' | 'changed' | 'revoked';

/** A certificate that does not count is looked up once more as the plain key in it. */
function lookUp(presented: Presented, look: Look): Found {
  const found = lookUpOnce(presented, look);
  if (look.key.certificate === undefined || found.status === 'ok' || found.status === 'revoked') return found;
  const plain = lookUp(presented, { ...look, key: plainKey(look.key) });
  return { ...plain, certificateFault: found.certificateFault ?? plain.certificateFault };
}

/** Without its port a host's lines only ever help. */
function lookUpOnce(presented: Presented, look: Look): Found {
  const lines = readableLines(presented.client, linesFor(presented.files, look.name));
  const found = look.key.certificate === undefined ? byKey(look.key, lines) : byAuthority(look.key, lines, presented);
  if (found.status !== 'unknown' || look.withoutPort === undefined) return found;
  const elsewhere = lookUp(presented, { ...look, name: look.withoutPort, withoutPort: undefined });
  return elsewhere.status === 'ok' ? elsewhere : found;
}

function byKey(key: PublicKey, lines: readonly KnownHostsLine[]): Found {
  const revoking = revokingLines(key, lines);
  const plain = lines.filter(({ marker }) => marker === 'none');
  const same = plain.find((line) => line.key.blob === key.blob);
  if (revoking.length > 0) return { status: 'revoked', lines: revoking, certificateFault: undefined };
  if (same !== undefined) return { status: 'ok', lines: [same], certificateFault: undefined };
  return { status: plain.length > 0 ? 'changed' : 'unknown', lines: plain.slice(-1), certificateFault: undefined };
}

function byAuthority(key: PublicKey, lines: readonly KnownHostsLine[], presented: Presented): Found {
  const { certificate } = key;
  const revoking = revokingLines(key, lines);
  if (revoking.length > 0) return { status: 'revoked', lines: revoking, certificateFault: undefined };
  const same = lines.find(
    ({ marker, key: own }) => marker === 'cert-authority' && plainKey(own).blob === certificate?.ca.blob,
  );
  if (certificate === undefined || same === undefined)
    return { status: 'unknown', lines: [], certificateFault: undefined };
  const fault = certificateFault(certificate, { ...presented, name: presented.hostKeyAlias ?? presented.hostName });
  return { status: fault === undefined ? 'ok' : 'changed', lines: [same], certificateFault: fault };
}

function revokingLines(key: PublicKey, lines: readonly KnownHostsLine[]): readonly KnownHostsLine[] {
  return lines.filter((line) => line.marker === 'revoked' && isAmong([line.key], key));
}

function passing(status: Looked, { checking, canAsk }: Presented): Pick<HostKeyVerdict, 'passes' | 'phase'> {
  const passes = { passes: 'yes', phase: undefined } as const;
  const fails = { passes: 'no', phase: 'hostkey-verify' } as const;
  if (status === 'ok' || checking === 'no') return passes;
  if (status !== 'unknown') return fails;
  if (checking === 'accept-new') return passes;
  return checking === 'ask' && canAsk ? { passes: 'asks', phase: undefined } : fails;
}
