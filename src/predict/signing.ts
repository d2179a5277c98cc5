import { belongTogether, isReadBy, permissionsAreTooOpen, publicIn } from '../keys/key-file.ts';
import type { KeyFile, PublicKey } from '../keys/types.ts';
import type { Identity } from './identities.ts';
import type { Terms } from './terms.ts';
import type { Situation } from './types.ts';

/** Why ssh cannot sign with a key that the server would take. */
export type Unable =
  | 'missing'
  | 'unreadable'
  | 'damaged'
  | 'permissions'
  | 'encrypted'
  | 'private-missing'
  | 'private-not-listed'
  | 'mismatch';

export interface Signing {
  readonly identities: readonly Identity[];
  readonly situation: Situation;
  readonly terms: Terms;
}

/** Undefined: nothing stands in the way; a passphrase can be typed. */
export function unableToSign(identity: Identity, signing: Signing): Unable | undefined {
  if (identity.inAgent) return undefined;
  const { key } = identity;
  if (key?.certificate === undefined) return withFile(identity, signing);
  return withKeyOf(key.certificate.key, identity, signing);
}

/** Whether an agent signs, not this client. */
export function signsInAgent({ inAgent, key }: Identity, { identities }: Signing): boolean {
  const plain = key?.certificate?.key.blob;
  return inAgent || identities.some((other) => other.inAgent && other.key?.blob === plain);
}

/** A certificate signs with the plain key of the list; the one beside a key knows its file. */
function withKeyOf(plain: PublicKey, identity: Identity, signing: Signing): Unable | undefined {
  const found = signing.identities.find(({ key }) => key?.blob === plain.blob);
  if (found !== undefined && found.dropped === undefined) return unableToSign(found, signing);
  if (identity.named !== undefined) return withFile(identity, signing);
  return found === undefined ? 'private-missing' : 'private-not-listed';
}

function withFile({ named, key }: Identity, { situation, terms }: Signing): Unable | undefined {
  if (named === undefined) return 'private-missing';
  const { file } = named;
  const fault = faultOf(file, situation);
  if (fault !== undefined) return fault;
  if (file.isEncrypted && terms.batch) return 'encrypted';
  return belongTogether(file, { publicKey: key }) === false ? 'mismatch' : undefined;
}

/** Why a private file cannot be loaded at all. */
export function faultOf(file: KeyFile, { uid, client }: Pick<Situation, 'uid' | 'client'>): Unable | undefined {
  if (file.state === 'missing') return 'missing';
  if (file.state !== 'present') return 'unreadable';
  // ssh complains of its permissions, too; closing a public half to others makes it no private one.
  if (!file.isPrivate && publicIn(file) !== undefined) return 'private-missing';
  if (uid !== undefined && permissionsAreTooOpen(file, uid)) return 'permissions';
  return file.isPrivate && isReadBy(file, client) ? undefined : 'damaged';
}
