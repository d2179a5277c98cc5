import type { JsonWebKey, KeyObject } from 'node:crypto';
import { base64Loosely, blobOf, mpint } from './blob.ts';
import { integersIn } from './der.ts';
import { publicKeyFrom } from './public-key.ts';
import type { PublicKey } from './types.ts';

/**
 * The public half of an unencrypted key in PEM; undefined where libcrypto reads none, or ssh has no such type. What
 * libcrypto says is dropped: it may quote the key.
 */
export function publicHalf(pem: string, half: 'private' | 'public' = 'private'): PublicKey | undefined {
  const { createPrivateKey, createPublicKey } = process.getBuiltinModule('node:crypto');
  try {
    const key = createPublicKey(half === 'public' ? pem : createPrivateKey(pem));
    const blob = blobFrom(key);
    return blob && publicKeyFrom(blob);
  } catch {
    return undefined;
  }
}

function blobFrom(key: KeyObject): Uint8Array | undefined {
  switch (key.asymmetricKeyType) {
    case 'rsa':
      return rsa(key.export({ format: 'jwk' }));
    case 'ec':
      return ecdsa(key.export({ format: 'jwk' }));
    case 'ed25519':
      return blobOf(['ssh-ed25519', number(key.export({ format: 'jwk' }).x)]);
    case 'dsa':
      return blobOf(['ssh-dss', ...integersIn(key.export({ format: 'der', type: 'spki' })).map(mpint)]);
    default:
      return undefined;
  }
}

/** Of base64url, which Node reads as base64. */
const number = (text: string | undefined): Uint8Array => base64Loosely(text ?? '');

const rsa = ({ n, e }: JsonWebKey) => blobOf(['ssh-rsa', mpint(number(e)), mpint(number(n))]);

function ecdsa({ crv, x, y }: JsonWebKey): Uint8Array | undefined {
  if (!crv?.startsWith('P-')) return undefined;
  const curve = `nistp${crv.slice(2)}`;
  return blobOf([`ecdsa-sha2-${curve}`, curve, Buffer.concat([Uint8Array.of(4), number(x), number(y)])]);
}
