import type { FileSystem } from '../ports.ts';
import { sourceFrom } from '../syntax/source.ts';
import { plainKey, publicKeyFromWords } from './public-key.ts';
import type { PublicKey } from './types.ts';

/** What RevokedHostKeys names. ssh refuses every host key while it cannot be read. */
export type RevokedKeys =
  /** `isBroken`: a line behind the last key is none, and ssh reads no further. */
  | {
      readonly kind: 'list';
      readonly path: string;
      readonly keys: readonly PublicKey[];
      readonly isBroken: boolean;
    }
  /** A key revocation list, which is not read here. */
  | { readonly kind: 'binary'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path: string; readonly reason: string };

const KRL_MAGIC = 'SSHKRL\n\0';

/** Reads a list of keys as sshkey_in_file of authfile.c does. */
export function readRevokedKeys(path: string, files: FileSystem): RevokedKeys {
  const result = files.read(path);
  if (!('bytes' in result)) return { kind: 'unreadable', path, reason: result.message };
  return revokedKeysFrom(path, result.bytes);
}

export function revokedKeysFrom(path: string, bytes: Uint8Array): RevokedKeys {
  const { text } = sourceFrom(path, bytes);
  if (text.startsWith(KRL_MAGIC)) return { kind: 'binary', path };
  const lines = text.split('\n').map((line) => line.replace(/^[ \t]+/, ''));
  const keys: PublicKey[] = [];
  for (const line of lines) {
    if (line === '' || line.startsWith('#')) continue;
    const [type = '', base64 = ''] = line.split(/[ \t]+/, 2);
    const key = publicKeyFromWords(type, base64);
    if (key === undefined) return { kind: 'list', path, keys, isBroken: true };
    keys.push(key);
  }
  return { kind: 'list', path, keys, isBroken: false };
}

/** Whether a host key, or the authority that certified it, is one of these. */
export function isAmong(keys: readonly PublicKey[], key: PublicKey): boolean {
  const wanted = [plainKey(key).blob, ...(key.certificate === undefined ? [] : [key.certificate.ca.blob])];
  return keys.some((each) => wanted.includes(plainKey(each).blob));
}
