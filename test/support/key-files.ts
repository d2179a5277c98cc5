import { blobOf } from '../../src/keys/blob.ts';

const wrapped = (text: string): string => text.replace(/.{1,70}/g, '$&\n');

interface OpenSshParts {
  /** Type and public half. */
  readonly fields: readonly (string | Uint8Array)[];
  /** What stands between the type and the comment of the private half. */
  readonly own?: readonly (string | Uint8Array)[];
  /** Instead, of a security key. */
  readonly sk?: { readonly flags: number; readonly handle: string };
  readonly comment: string;
  readonly checks?: readonly [number, number];
  readonly padding?: readonly number[];
  readonly count?: number;
}

function uint32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A private key in OpenSSH's own format without a passphrase (PROTOCOL.key), also one that ssh-keygen would not write. */
export function opensshFile({
  fields,
  own = [],
  sk,
  comment,
  checks = [7, 7],
  padding,
  count = 1,
}: OpenSshParts): string {
  const [type = '', ...half] = fields;
  const token = sk && [blobOf(half), Uint8Array.of(sk.flags), blobOf([sk.handle, ''])];
  const secret = Buffer.concat([...checks.map(uint32), blobOf([type]), ...(token ?? [blobOf(own)]), blobOf([comment])]);
  const missing = (8 - (secret.length % 8)) % 8;
  const pad = padding ?? Array.from({ length: missing }, (_, index) => index + 1);
  const bytes = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    blobOf(['none', 'none', '']),
    uint32(count),
    blobOf([blobOf(fields), Buffer.concat([secret, Uint8Array.from(pad)])]),
  ]);
  const body = wrapped(bytes.toString('base64'));
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${body}-----END OPENSSH PRIVATE KEY-----\n`;
}

interface PpkParts {
  readonly version: number;
  /** As in a `.pub`. */
  readonly publicLine: string;
  readonly encryption: 'none' | 'aes256-cbc';
  readonly comment: string;
  readonly secret?: Uint8Array;
}

/** What PuTTY would write, with a private half that is none unless it is given. */
export function ppkFile({ version, publicLine, encryption, comment, secret = new Uint8Array(36) }: PpkParts): string {
  const [type = '', base64 = ''] = publicLine.split(' ');
  const lines = wrapped(base64);
  return [
    `PuTTY-User-Key-File-${version}: ${type}\r\nEncryption: ${encryption}\r\nComment: ${comment}\r\n`,
    `Public-Lines: ${lines.split('\n').length - 1}\r\n${lines.replaceAll('\n', '\r\n')}`,
    `Private-Lines: 1\r\n${Buffer.from(secret).toString('base64')}\r\nPrivate-MAC: ${'0'.repeat(40)}\r\n`,
  ].join('');
}
