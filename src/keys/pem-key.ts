import type { JsonWebKey, KeyObject } from 'node:crypto';
import { base64Loosely, blobOf, mpint } from './blob.ts';
import { integersIn } from './der.ts';
import { publicKeyFrom } from './public-key.ts';
import type { PublicKey } from './types.ts';

/**
 * The public half of an unencrypted key in PEM, or why there is none: libcrypto reads no key, or ssh has no such type.
 * What libcrypto says is dropped: it may quote the key.
 */
export function publicHalf(
  pem: string,
  half: 'private' | 'public' = 'private',
): PublicKey | 'damaged' | 'unknown-type' {
  const { createPrivateKey, createPublicKey } = process.getBuiltinModule('node:crypto');
  try {
    const blob = blobFrom(createPublicKey(half === 'public' ? pem : createPrivateKey(pem)));
    return (blob && publicKeyFrom(blob)) ?? 'unknown-type';
  } catch {
    return 'damaged';
  }
}

function blobFrom(key: KeyObject): Uint8Array | undefined {
  switch (key.asymmetricKeyType) {
    case 'rsa':
      return rsa(key.export({ format: 'jwk' }));
    case 'ec':
      return curves.has(key.asymmetricKeyDetails?.namedCurve) ? ecdsa(key.export({ format: 'jwk' })) : undefined;
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

/** As libcrypto calls them. */
const curves: ReadonlySet<string | undefined> = new Set(['prime256v1', 'secp384r1', 'secp521r1']);

function ecdsa({ crv, x, y }: JsonWebKey): Uint8Array {
  const curve = `nistp${crv?.slice('P-'.length)}`;
  return blobOf([`ecdsa-sha2-${curve}`, curve, Buffer.concat([Uint8Array.of(4), number(x), number(y)])]);
}
