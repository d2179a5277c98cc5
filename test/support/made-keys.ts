import { createHash, generateKeyPairSync } from 'node:crypto';
import { blobOf, mpint } from '../../src/keys/blob.ts';
import { publicKeyFrom } from '../../src/keys/public-key.ts';
import type { PublicKey } from '../../src/keys/types.ts';
import { opensshFile } from './key-files.ts';

/** A key that is made from a word: the same word is the same key. Nobody can sign with it. */
export interface MadeKey {
  readonly type: string;
  readonly fields: readonly (string | Uint8Array)[];
  /** Base64 of the blob behind its type, as in a `.pub`. */
  readonly line: string;
  /** In OpenSSH's format; of types that need more than bytes, empty. */
  readonly private: string;
  /** The same behind a passphrase that nobody has. */
  readonly encrypted: string;
  readonly key: PublicKey;
}

function bytesFrom(word: string, length: number): Uint8Array {
  const parts = Array.from({ length: Math.ceil(length / 32) }, (_, index) =>
    createHash('sha256').update(`${word} ${index}`).digest(),
  );
  return Buffer.concat(parts).subarray(0, length);
}

/** A number of so many bits. */
function numberFrom(word: string, bits: number): Uint8Array {
  const bytes = Buffer.from(bytesFrom(word, Math.ceil(bits / 8)));
  bytes[0] = 0x80 >> (7 - ((bits - 1) % 8));
  return mpint(bytes);
}

function keyOf(fields: readonly (string | Uint8Array)[], secret: string): MadeKey {
  const [type] = fields;
  const blob = blobOf(fields);
  const key = publicKeyFrom(blob);
  if (typeof type !== 'string' || key === undefined) throw new Error('not a key');
  const line = `${type} ${Buffer.from(blob).toString('base64')}`;
  return { type, fields, line, private: secret, encrypted: encryptedFile(blob), key };
}

function encryptedFile(blob: Uint8Array): string {
  const count = Uint8Array.of(0, 0, 0, 1);
  const head = blobOf(['aes256-ctr', 'bcrypt', blobOf([bytesFrom('salt', 16), 'abcd'])]);
  const bytes = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    head,
    count,
    blobOf([blob, bytesFrom('behind a passphrase', 160)]),
  ]);
  const body = bytes.toString('base64').replace(/.{1,70}/g, '$&\n');
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${body}-----END OPENSSH PRIVATE KEY-----\n`;
}

export function ed25519Key(word = 'one'): MadeKey {
  const half = bytesFrom(word, 32);
  const fields = ['ssh-ed25519', half];
  const own = [half, Buffer.concat([bytesFrom(`${word} own`, 32), half])];
  return keyOf(fields, opensshFile({ fields, own, comment: 'ada@engine' }));
}

export function rsaKey(bits = 3072, word = 'one'): MadeKey {
  const [e, n] = [Uint8Array.of(1, 0, 1), numberFrom(word, bits)];
  const fields = ['ssh-rsa', e, n];
  const others = ['d', 'iqmp', 'p', 'q'].map((name) => numberFrom(`${word} ${name}`, bits / 2));
  return keyOf(fields, opensshFile({ fields, own: [n, e, ...others], comment: 'ada@engine' }));
}

export function dsaKey(): MadeKey {
  const own = ['p', 'q', 'g', 'y'].map((name) => numberFrom(name, name === 'q' ? 160 : 1024));
  const fields = ['ssh-dss', ...own];
  return keyOf(fields, opensshFile({ fields, own: [...own, numberFrom('x', 160)], comment: 'ada@engine' }));
}

export function securityKey(word = 'one'): MadeKey {
  const fields = ['sk-ssh-ed25519@openssh.com', bytesFrom(word, 32), 'ssh:'];
  return keyOf(fields, opensshFile({ fields, sk: { flags: 1, handle: 'handle' }, comment: 'ada@engine' }));
}

/** Ed25519 in PKCS#8, as OpenSSL and cloud consoles write it. */
export function pkcs8Ed25519(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}

/** RSA in the old format. */
export function pemRsa(bits = 2048): string {
  return generateKeyPairSync('rsa', { modulusLength: bits })
    .privateKey.export({ format: 'pem', type: 'pkcs1' })
    .toString();
}

/** RSA in the old format behind a passphrase that nobody has, and its public half with it. */
export function sealedPem(): string {
  return pemRsa(1024).replace('\n', `\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,${'0'.repeat(32)}\n\n`);
}

interface Certified {
  readonly of?: MadeKey;
  readonly kind?: 'user' | 'host';
  readonly principals?: readonly string[];
  /** Seconds since 1970. */
  readonly after?: number;
  readonly before?: number;
  readonly signature?: string;
}

/** A certificate as in a `-cert.pub`, signed by nobody. */
export function certificateLine({
  of = ed25519Key(),
  kind = 'user',
  principals = ['ada'],
  after = 0,
  before = 4_000_000_000,
  signature = 'ssh-ed25519',
}: Certified = {}): string {
  const [type = '', ...fields] = of.fields;
  const plain = Buffer.from(type).toString();
  const name = plain.endsWith('@openssh.com') ? plain.replace('@', '-cert-v01@') : `${plain}-cert-v01@openssh.com`;
  const ca = signature.startsWith('ssh-ed25519') ? ed25519Key('ca') : rsaKey(3072, 'ca');
  const blob = Buffer.concat([
    blobOf([name, bytesFrom('nonce', 32), ...fields]),
    uint64(1),
    Uint8Array.of(0, 0, 0, kind === 'user' ? 1 : 2),
    blobOf(['id', blobOf(principals)]),
    uint64(after),
    uint64(before),
    blobOf(['', '', '', blobOf(ca.fields), blobOf([signature, bytesFrom('signature', 64)])]),
  ]);
  return `${name} ${blob.toString('base64')}\n`;
}

function uint64(value: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}
