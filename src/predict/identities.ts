import type { Client } from '../client/client.ts';
import { publicIn } from '../keys/key-file.ts';
import { isRsa } from '../keys/key-type.ts';
import type { AgentKey, KeyFile, PublicKey } from '../keys/types.ts';
import { isListed } from './signature.ts';
import type { Terms } from './terms.ts';
import type { NamedCertificate, NamedKey, Situation } from './types.ts';

/** A key in ssh's list, in the order in which they are tried. */
export interface Identity {
  /** What a person calls it: the path, or what the agent says of it. */
  readonly label: string;
  readonly source: 'file' | 'agent' | 'certificate';
  /** Undefined: the public half is not known before the private one is loaded. */
  readonly key: PublicKey | undefined;
  readonly named: NamedKey | undefined;
  readonly inAgent: boolean;
  /** Why ssh does not even begin with it. */
  readonly dropped: 'not-listed' | 'too-short' | undefined;
}

/** pubkey_prepare of sshconnect2.c. */
export function identitiesOf(situation: Situation, terms: Terms): readonly Identity[] {
  const files = situation.identities.flatMap((named) => fromFile(named, situation, terms));
  const agent = agentKeys(situation).map((each) => ({ ...each, tooShort: isTooShort(each.key, terms) }));
  const usable = agent.filter(({ tooShort }) => !tooShort);
  const named = usable.flatMap(({ key }) => {
    const file = files.find((identity) => identity.key?.blob === key.blob);
    return file === undefined ? [] : [{ ...file, inAgent: true }];
  });
  const blobs = new Set(named.map(({ key }) => key?.blob));
  const others = terms.identitiesOnly ? [] : usable.filter(({ key }) => !blobs.has(key.blob));
  const all = [
    ...situation.certificates.flatMap(fromCertificate),
    ...unique(named),
    ...inOrder(others, terms.client).map(({ key, comment }) => agentIdentity(key, comment)),
    ...files.filter(({ key }) => key === undefined || !blobs.has(key.blob)),
  ];
  return all.map((identity) => judged(identity, terms));
}

function agentKeys({ agent }: Situation) {
  return agent.kind === 'listed' ? agent.keys : [];
}

function inOrder<T extends AgentKey>(keys: readonly T[], client: Client): readonly T[] {
  if (!client.does('agent-certificates-first')) return keys;
  const isCertificate = ({ key }: T): boolean => key.certificate !== undefined;
  return [...keys.filter(isCertificate), ...keys.filter((each) => !isCertificate(each))];
}

function unique(all: readonly Identity[]): readonly Identity[] {
  return all.filter(({ key }, at) => all.findIndex((other) => other.key?.blob === key?.blob) === at);
}

function judged(identity: Identity, { client, publicKeys }: Terms): Identity {
  const { key } = identity;
  if (key === undefined) return identity;
  return isListed({ client, key, accepted: publicKeys }) ? identity : { ...identity, dropped: 'not-listed' };
}

/** The key of a file, and behind it the certificate that lies beside it. */
function fromFile(named: NamedKey, { certificates, client }: Situation, terms: Terms): readonly Identity[] {
  const key = knownHalf(publicHalf(named, client.does('public-half-from-private')), client);
  const tooShort = key !== undefined && isTooShort(key, terms);
  const plain: Identity = {
    label: named.path,
    source: key?.certificate === undefined ? 'file' : 'certificate',
    key: tooShort ? undefined : key,
    named,
    inAgent: false,
    dropped: tooShort ? 'too-short' : undefined,
  };
  const beside = certificates.length === 0 ? userCertificate(named.certificate) : undefined;
  if (beside === undefined || isTooShort(beside, terms)) return isForHosts(key) ? [] : [plain];
  const certified: Identity = { ...plain, source: 'certificate', key: beside, dropped: undefined };
  return isForHosts(key) ? [certified] : [plain, certified];
}

/** A key of a type that the client was built without is none to it. */
function knownHalf(key: PublicKey | undefined, client: Client): PublicKey | undefined {
  return key !== undefined && isKnownType(key, client) ? key : undefined;
}

export function isKnownType({ type }: PublicKey, client: Client): boolean {
  return client.algorithms('hostkey').supported.includes(type);
}

function isForHosts(key: PublicKey | undefined): boolean {
  return key?.certificate?.kind === 'host';
}

/** sshkey_load_public: the file itself, `.pub` beside it, then the clear part of a private file. */
export function publicHalf(
  { file, beside }: Pick<NamedKey, 'file' | 'beside'>,
  fromPrivate: boolean,
): PublicKey | undefined {
  const key = publicIn(file) ?? publicIn(beside);
  if (key !== undefined) return key;
  return fromPrivate && file.format === 'openssh' && file.publicInClear ? file.publicKey : undefined;
}

function userCertificate(file: KeyFile): PublicKey | undefined {
  const publicKey = publicIn(file);
  return publicKey?.certificate?.kind === 'user' ? publicKey : undefined;
}

function fromCertificate({ path, file }: NamedCertificate): readonly Identity[] {
  const key = userCertificate(file);
  if (key === undefined) return [];
  return [{ label: path, source: 'certificate', key, named: undefined, inAgent: false, dropped: undefined }];
}

function agentIdentity(key: PublicKey, comment: string): Identity {
  const source = key.certificate === undefined ? 'agent' : 'certificate';
  return {
    label: comment === '' ? key.fingerprint : comment,
    source,
    key,
    named: undefined,
    inAgent: true,
    dropped: undefined,
  };
}

export function isTooShort({ type, bits }: PublicKey, { leastRsa }: Pick<Terms, 'leastRsa'>): boolean {
  return isRsa(type) && bits !== undefined && bits < leastRsa;
}
