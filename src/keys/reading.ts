import type { KeyFile, PublicKey } from './types.ts';

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

/** Whether ssh makes a key of a blob that is whole. */
export function isKnownToSsh({ type, bits }: PublicKey): boolean {
  return bits !== undefined && (!type.startsWith('ssh-rsa') || bits >= SHORTEST_RSA);
}
