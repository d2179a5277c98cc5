import { digest } from '../syntax/digest.ts';
import { base64Bytes, base64Of, bitLength, blobOf, blobReader, latin1, stringsOf } from './blob.ts';
import { certificateFrom } from './certificate.ts';
import { isCertificateType, plainType } from './key-type.ts';
import type { PublicKey } from './types.ts';

/** How the fields behind the type say the size; undefined where they are no such key. */
type Bits = (fields: readonly Uint8Array[]) => number | undefined;

interface KeyType {
  /** How many strings follow the type (RFC 4253, 6.6; RFC 5656, 3.1; RFC 8709, 4; PROTOCOL.u2f). */
  readonly fields: number;
  readonly bits: Bits;
}

const CURVE_BITS: Readonly<Record<string, number>> = { nistp256: 256, nistp384: 384, nistp521: 521 };

const onCurve: Bits = ([name, point]) => {
  const bits = CURVE_BITS[latin1(name) ?? ''];
  return bits !== undefined && point?.[0] === 4 && point.length === 1 + 2 * Math.ceil(bits / 8) ? bits : undefined;
};

const edwards: Bits = ([point]) => (point?.length === 32 ? 256 : undefined);

const numbers =
  (which: number): Bits =>
  (fields) => {
    const lengths = fields.map(bitLength);
    return lengths.every((length) => length !== undefined && length > 0) ? lengths[which] : undefined;
  };

const ecdsa = { fields: 2, bits: onCurve };

const types: Readonly<Record<string, KeyType>> = {
  'ssh-rsa': { fields: 2, bits: numbers(1) },
  'ssh-dss': { fields: 4, bits: numbers(0) },
  'ecdsa-sha2-nistp256': ecdsa,
  'ecdsa-sha2-nistp384': ecdsa,
  'ecdsa-sha2-nistp521': ecdsa,
  'ssh-ed25519': { fields: 1, bits: edwards },
  'sk-ecdsa-sha2-nistp256@openssh.com': { fields: 3, bits: onCurve },
  'sk-ssh-ed25519@openssh.com': { fields: 2, bits: edwards },
};

/** The key without its certificate, which is what signs. */
export const plainKey = (key: PublicKey): PublicKey => key.certificate?.key ?? key;

/** A key or certificate from its blob; of an unknown type only the name is known. Undefined for what is damaged. */
export function publicKeyFrom(blob: Uint8Array): PublicKey | undefined {
  const type = blobReader(blob).text();
  if (type === undefined || !/^[!-~]{1,255}$/.test(type)) return undefined;
  const known = typeOf(plainType(type));
  if (known === undefined) return keyOf({ type, blob });
  if (isCertificateType(type)) return certified(type, blob);
  const [, ...fields] = stringsOf(blob) ?? [];
  const bits = fields.length === known.fields ? known.bits(fields) : undefined;
  const fits = bits !== undefined && (known.bits !== onCurve || plainCurve(type) === latin1(fields[0]));
  return fits ? keyOf({ type, blob, bits }) : undefined;
}

const typeOf = (type: string): KeyType | undefined => (Object.hasOwn(types, type) ? types[type] : undefined);

const plainCurve = (type: string): string | undefined => /nistp\d+/.exec(type)?.[0];

function certified(type: string, blob: Uint8Array): PublicKey | undefined {
  const reader = blobReader(blob);
  reader.string();
  const nonce = reader.string();
  const plain = plainType(type);
  const fields = Array.from({ length: typeOf(plain)?.fields ?? 0 }, reader.string).filter((each) => each !== undefined);
  const key = nonce && publicKeyFrom(blobOf([plain, ...fields]));
  const certificate = key && certificateFrom(reader, key, publicKeyFrom);
  return certificate && keyOf({ type, blob, bits: key.bits, certificate });
}

interface Parts {
  readonly type: string;
  readonly blob: Uint8Array;
  readonly bits?: number | undefined;
  readonly certificate?: PublicKey['certificate'];
}

function keyOf({ type, blob, bits, certificate }: Parts): PublicKey {
  let fingerprint: string | undefined;
  return {
    type,
    bits,
    blob: base64Of(blob),
    get fingerprint() {
      fingerprint ??= certificate?.key.fingerprint ?? hashOf(blob);
      return fingerprint;
    },
    certificate,
  };
}

function hashOf(blob: Uint8Array): string {
  return `SHA256:${digest('sha256', blob, 'base64').replace(/=+$/, '')}`;
}

/**
 * A key from the two words that stand for it in a `.pub` or a known_hosts file, as sshkey_read() takes them: the first
 * may be the type or a signature algorithm of it, and must fit the second.
 */
export function publicKeyFromWords(type: string, base64: string): PublicKey | undefined {
  const blob = base64Bytes(base64);
  const key = blob && publicKeyFrom(blob);
  return key !== undefined && isNameOf(type, key.type) ? key : undefined;
}

function isNameOf(word: string, type: string): boolean {
  if (word === type) return true;
  return type.startsWith('ssh-rsa') && /^rsa-sha2-(?:256|512)/.test(word) && word.slice(12) === type.slice(7);
}
