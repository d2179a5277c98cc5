import { isRsa } from '../keys/key-type.ts';
import type { PublicKey } from '../keys/types.ts';
import { among, type Trit } from './names.ts';
import { isUpTo77 } from './signature.ts';
import type { Server } from './types.ts';

/** Why a server refuses a key. */
export type Refusal =
  | 'user'
  | 'key-type'
  | 'signature'
  | 'too-short'
  | 'not-enrolled'
  | 'certificate-authority'
  | 'certificate-principal'
  | 'certificate-time'
  | 'certificate-signature';

export type Answer =
  | { readonly kind: 'accept' }
  | { readonly kind: 'refuse'; readonly why: Refusal }
  /** Nothing that is known speaks against it. */
  | { readonly kind: 'maybe' };

export interface Offer {
  readonly key: PublicKey;
  readonly algorithm: string;
  readonly user: string;
  /** Seconds since 1970. */
  readonly now: number;
}

/** Why a server refuses a key whatever it signs with. */
export function refusedAnyway(
  { key, user }: Pick<Offer, 'key' | 'user'>,
  server: Server | undefined,
): Refusal | undefined {
  if (server === undefined) return undefined;
  if (among(server.users, user) === 'no') return 'user';
  if (takesType(key, server) === 'no') return 'key-type';
  const { minRsaBits } = server;
  const isShort = key.bits !== undefined && minRsaBits !== undefined && isRsa(key.type) && key.bits < minRsaBits;
  return isShort ? 'too-short' : undefined;
}

/** What a server says to a key that is offered to it. */
export function answerTo(offer: Offer, server: Server | undefined): Answer {
  if (server === undefined) return { kind: 'maybe' };
  const why = technical(offer, server);
  if (why !== undefined) return { kind: 'refuse', why };
  return offer.key.certificate === undefined ? enrolled(offer, server) : certified(offer, server);
}

function technical(offer: Offer, server: Server): Refusal | undefined {
  const anyway = refusedAnyway(offer, server);
  if (anyway !== undefined) return anyway;
  return takesSignature(offer, server) === 'no' ? 'signature' : undefined;
}

function takesType(key: PublicKey, { userKeyTypes }: Server): Trit {
  const whole = among(userKeyTypes, key.type);
  return whole !== 'yes' && key.certificate !== undefined ? among(userKeyTypes, key.certificate.key.type) : whole;
}

/**
 * Servers up to 7.7 compare the list with the type of the key. Where only the announcement is known, it speaks of plain
 * RSA keys alone: those of 7.2 name nothing else, although other keys are taken.
 */
function takesSignature({ key, algorithm }: Pick<Offer, 'key' | 'algorithm'>, server: Server): Trit {
  const { acceptedSigAlgs, serverSigAlgs, software } = server;
  if (isUpTo77(software)) return among(acceptedSigAlgs, key.type);
  const accepted = among(acceptedSigAlgs, algorithm);
  if (accepted !== 'maybe') return accepted;
  const isLacking = serverSigAlgs.kind === 'some' && serverSigAlgs.names.all?.includes(algorithm) === false;
  return isLacking && key.type === 'ssh-rsa' ? 'no' : 'maybe';
}

function enrolled({ key }: Offer, { enrolledKeys }: Server): Answer {
  if (enrolledKeys === undefined) return { kind: 'maybe' };
  return enrolledKeys.includes(key.fingerprint) ? { kind: 'accept' } : { kind: 'refuse', why: 'not-enrolled' };
}

/** auth2-pubkey.c, user_cert_trusted_ca: a certificate must name a principal. */
function certified({ key, user, now }: Offer, server: Server): Answer {
  const { certificate } = key;
  if (certificate === undefined) return { kind: 'maybe' };
  const { principals, validAfter = 0, validBefore = Number.POSITIVE_INFINITY, ca, signatureAlgorithm } = certificate;
  const refuse = (why: Refusal): Answer => ({ kind: 'refuse', why });
  if (now < validAfter || now >= validBefore) return refuse('certificate-time');
  if (among(server.caSignatureAlgorithms, signatureAlgorithm) === 'no') return refuse('certificate-signature');
  if (server.userCAs === undefined) return { kind: 'maybe' };
  if (!server.userCAs.includes(ca.fingerprint)) return refuse('certificate-authority');
  return principals.includes(user) ? { kind: 'accept' } : refuse('certificate-principal');
}
