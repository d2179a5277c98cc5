import type { KeyFault, KeyFile, PublicKey } from './types.ts';

/** What the text of a key file says. */
export type Reading = Omit<KeyFile, 'path' | 'state' | 'reason' | 'mode' | 'uid'>;

const nothing: Reading = {
  format: undefined,
  isPrivate: false,
  isEncrypted: false,
  readable: false,
  publicKey: undefined,
  publicInClear: false,
  comment: '',
  faults: [],
};

/** A reading of which these parts are known. Without a fault ssh reads it. */
export function reading(known: Partial<Omit<Reading, 'readable'>>): Reading {
  return { ...nothing, ...known, readable: known.faults === undefined || known.faults.length === 0 };
}

/** check_rsa_length() of sshkey.c: a shorter one is no key to ssh. */
const SHORTEST_RSA = 1024;

/** Why ssh makes no key of a blob that is whole. */
export function faultsOfKey({ type, bits }: PublicKey): readonly KeyFault[] {
  if (bits === undefined) return ['unknown-type'];
  return type.startsWith('ssh-rsa') && bits < SHORTEST_RSA ? ['too-short'] : [];
}

/**
 * A comment as it may be shown. In a damaged file other things than a comment may stand at its place: none that is
 * binary, or another key, leaves the reader.
 */
export function shownComment(text: string): string {
  return /[\p{Cc}\p{Cs}]|PRIVATE KEY/u.test(text) ? '' : text;
}
