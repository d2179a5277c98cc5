import { base64Bytes } from './blob.ts';

/** A name that HashKnownHosts hid: `|1|salt|hash`, both in base64. */
export interface HashedName {
  readonly salt: Uint8Array;
  /** As it stands. */
  readonly hash: string;
}

const SHA1_BYTES = 20;

/** The parts of a hashed name, or undefined where extract_salt of hostfile.c finds none. */
export function hashedName(hosts: string): HashedName | undefined {
  const [, encoded, hash] = /^\|1\|([A-Za-z0-9+/]+={0,2})\|(.*)$/s.exec(hosts) ?? [];
  if (encoded === undefined || hash === undefined) return undefined;
  const salt = base64Bytes(encoded);
  return salt?.length === SHA1_BYTES ? { salt, hash } : undefined;
}

/** Whether it is the hash of this name. */
export function hides({ salt, hash }: HashedName, name: string): boolean {
  const { createHmac } = process.getBuiltinModule('node:crypto');
  return createHmac('sha1', salt).update(name).digest('base64') === hash;
}
