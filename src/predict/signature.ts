import type { Client } from '../client/client.ts';
import { isRsa, plainType } from '../keys/key-type.ts';
import type { PublicKey } from '../keys/types.ts';
import { matchPattern } from '../syntax/pattern.ts';
import { isForbidden } from './forbidden.ts';
import { among } from './names.ts';
import type { Server } from './types.ts';

/** server-sig-algs, as far as they are known. */
export type Announced = Server['serverSigAlgs'];

/** The algorithm that a key signs with, none, or that it hangs on what the server announces. */
export type Choice =
  | { readonly kind: 'chosen'; readonly name: string }
  /** The client's own list lacks it, or nothing that the server announces is in it. */
  | { readonly kind: 'none' }
  /** Whether the server sends server-sig-algs at all is not known, and without them there is none. */
  | { readonly kind: 'open' };

export interface Question {
  readonly client: Client;
  readonly key: PublicKey;
  /** PubkeyAcceptedAlgorithms; undefined: every algorithm. */
  readonly accepted: readonly string[] | undefined;
  readonly announced: Announced;
  /** The server's identification string, `OpenSSH_7.4`. */
  readonly software: string | undefined;
}

const RSA = 'ssh-rsa';
const RSA_CERTIFICATE = 'ssh-rsa-cert-v01@openssh.com';
/** Algorithms by key type; every other type has one of its own name. */
const RSA_ALGORITHMS: Readonly<Record<string, readonly string[]>> = {
  [RSA]: ['ssh-rsa', 'rsa-sha2-256', 'rsa-sha2-512'],
  [RSA_CERTIFICATE]: [RSA_CERTIFICATE, 'rsa-sha2-256-cert-v01@openssh.com', 'rsa-sha2-512-cert-v01@openssh.com'],
};

/** Every algorithm that a key of this type can sign with. */
export function algorithmsFor(type: string): readonly string[] {
  return RSA_ALGORITHMS[type] ?? [type];
}

/** Whether a key is in the client's list at all: one that is not is never tried. */
export function isListed({ client, key, accepted }: Pick<Question, 'client' | 'key' | 'accepted'>): boolean {
  if (accepted === undefined) return true;
  const names = client.does('signature-from-list') ? algorithmsFor(key.type) : [key.type];
  return names.some((name) => matches(accepted, name));
}

/** key_sig_algorithm of sshconnect2.c, and what came before it. */
export function chooseSignature(question: Question): Choice {
  const { client, key, announced } = question;
  if (!client.does('signature-from-list')) return byServer(question);
  if (!isRsa(key.type)) return own(question);
  if (announced.kind === 'none' || isOldCertificate(question)) return own(question);
  const chosen = fromList(question, announced);
  if (announced.kind === 'some') return chosen;
  const alone = own(question);
  if (chosen.kind === 'none') return alone;
  return alone.kind === 'chosen' && !isForbidden(client, alone.name) ? chosen : { kind: 'open' };
}

/** The key's own name, if the list has it. */
function own({ key, accepted }: Question): Choice {
  const isIn = accepted === undefined || matches(accepted, key.type);
  return isIn ? { kind: 'chosen', name: key.type } : { kind: 'none' };
}

/**
 * Up to 7.7 the server's list alone decides, and certificates keep their name. The client's own list is held against public
 * halves only, before: a private key without one signs, be it listed or not.
 */
function byServer({ client, key, announced }: Question): Choice {
  if (key.type !== RSA || !client.does('rsa-sha2-signatures')) return { kind: 'chosen', name: key.type };
  const best = ['rsa-sha2-512', 'rsa-sha2-256'].find(
    (name) => announced.kind === 'some' && isAnnounced(announced, name),
  );
  return { kind: 'chosen', name: best ?? RSA };
}

function fromList({ client, key, accepted, software }: Question, announced: Announced): Choice {
  const fixed = client.does('server-74-workaround') && /^OpenSSH_7\.4/.test(software ?? '');
  const isThere = (name: string): boolean =>
    fixed ? name.startsWith('rsa-sha2-') : isAnnounced(announced, plainType(name));
  const own = (accepted ?? algorithmsFor(key.type)).filter((name) => algorithmsFor(key.type).includes(name));
  const name = own.find(isThere);
  return name === undefined ? { kind: 'none' } : { kind: 'chosen', name };
}

/** A server that sends a list whose names are not known is taken to announce the SHA-2 names, as all that send one do. */
function isAnnounced({ names }: Announced, name: string): boolean {
  const known = among(names, name);
  return known === 'yes' || (known === 'maybe' && name !== RSA);
}

/** Servers up to 7.7 take RSA certificates under one name only. */
function isOldCertificate({ key, software }: Question): boolean {
  return key.type === RSA_CERTIFICATE && isUpTo77(software);
}

/** An OpenSSH server up to 7.7: it compares its lists with the key's type. */
export function isUpTo77(software: string | undefined): boolean {
  const found = /^OpenSSH_(\d+)\.(\d+)/.exec(software ?? '');
  if (found === null) return false;
  const [major, minor] = [Number(found[1]), Number(found[2])];
  return major < 7 || (major === 7 && minor <= 7);
}

function matches(list: readonly string[], name: string): boolean {
  return list.some((pattern) => matchPattern(name, pattern));
}
