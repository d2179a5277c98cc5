import { textOf } from '../syntax/source.ts';
import { type BlobReader, base64Bytes, base64Loosely, blobReader, latin1, stringsOf } from './blob.ts';
import { publicKeyFrom } from './public-key.ts';
import { faultsOfKey, type Reading, reading, shownComment } from './reading.ts';
import type { KeyFault, PublicKey } from './types.ts';

const BEGIN = '-----BEGIN OPENSSH PRIVATE KEY-----';
const END = '-----END OPENSSH PRIVATE KEY-----';
const MAGIC = 'openssh-key-v1\0';

export const isOpenSsh = (text: string): boolean => text.includes(BEGIN);

/** OpenSSH's own format (PROTOCOL.key), with as much of it as can be had where ssh itself reads nothing. */
export function readOpenSsh(text: string): Reading {
  const bytes = strictBytes(text);
  const { isEncrypted, publicKey, comment, fault } = containerIn(bytes ?? base64Loosely(looseBody(text)));
  return reading({
    format: 'openssh',
    isPrivate: true,
    isEncrypted,
    publicKey,
    publicInClear: publicKey !== undefined,
    comment,
    faults: bytes !== undefined && fault === undefined ? [] : faultsOf(text, fault),
  });
}

/** As private2_uudecode() of sshkey.c: the markers are whole lines that end with a line feed, the first is the first line. */
function strictBytes(text: string): Uint8Array | undefined {
  const start = BEGIN.length + 1;
  const end = text.indexOf(`\n${END}\n`, start);
  if (!text.startsWith(`${BEGIN}\n`) || end === -1) return undefined;
  return base64Bytes(text.slice(start, end));
}

function looseBody(text: string): string {
  const [, body = ''] = text.split(BEGIN, 2);
  return (body.split('-----', 1)[0] ?? '').replace(/\\+[nrt]/g, '');
}

function faultsOf(text: string, inside: KeyFault | undefined): readonly KeyFault[] {
  const lines = text.trim();
  const seen: readonly (readonly [boolean, KeyFault])[] = [
    [!text.startsWith(BEGIN), 'leading-text'],
    [!text.includes(END), 'truncated'],
    [!/[\r\n]/.test(lines), 'one-line'],
    [lines.includes('\r'), 'carriage-returns'],
    [text.endsWith(END), 'no-final-newline'],
  ];
  const faults = seen.flatMap(([is, fault]) => (is ? [fault] : []));
  if (inside !== undefined && !faults.includes(inside)) return [...faults, inside];
  return faults.length > 0 ? faults : ['damaged'];
}

interface Container {
  readonly isEncrypted: boolean;
  readonly publicKey: PublicKey | undefined;
  readonly comment: string;
  readonly fault: KeyFault | undefined;
}

function containerIn(bytes: Uint8Array): Container {
  const reader = blobReader(bytes.subarray(MAGIC.length));
  const [cipher, kdf] = [reader.text(), reader.text()];
  const [options, count] = [reader.string(), reader.uint32()];
  const [blob, secret] = [reader.string(), reader.string()];
  const key = blob && publicKeyFrom(blob);
  const isEncrypted = cipher !== undefined && cipher !== 'none';
  const tag = isEncrypted && /gcm|poly1305/.test(cipher) ? 16 : 0;
  const fits = count === 1 && kdf === (isEncrypted ? 'bcrypt' : 'none') && reader.rest().length === tag;
  // What is of no known type may end anywhere: in a damaged file also behind the private half.
  const publicKey = fits || key?.bits !== undefined ? key : undefined;
  const found = { isEncrypted, publicKey, comment: '' };
  if (latin1(bytes.subarray(0, MAGIC.length)) !== MAGIC) return { ...found, fault: 'damaged' };
  if (!options || !blob || !secret) return { ...found, fault: 'truncated' };
  if (!fits || !publicKey) return { ...found, fault: 'damaged' };
  const [limit] = faultsOfKey(publicKey);
  if (limit !== undefined) return { ...found, fault: limit };
  if (isEncrypted) return { ...found, fault: secret.length > 0 && secret.length % 8 === 0 ? undefined : 'damaged' };
  const comment = commentBehind(secret, publicKey.type, blob);
  return { ...found, comment: comment ?? '', fault: comment === undefined ? 'damaged' : undefined };
}

/** What stands between the type and the comment: strings, and of security keys one byte of flags. */
const layouts: Readonly<Record<string, string>> = {
  'ssh-rsa': 'ssssss',
  'ssh-dss': 'sssss',
  'ecdsa-sha2-nistp256': 'sss',
  'ecdsa-sha2-nistp384': 'sss',
  'ecdsa-sha2-nistp521': 'sss',
  'ssh-ed25519': 'ss',
  'sk-ecdsa-sha2-nistp256@openssh.com': 'sssbss',
  'sk-ssh-ed25519@openssh.com': 'ssbss',
};

/** The comment of a private half in clear, which is all that leaves it; undefined when it is not sound. */
function commentBehind(secret: Uint8Array, type: string, blob: Uint8Array): string | undefined {
  const reader = blobReader(secret);
  const [check, again] = [reader.uint32(), reader.uint32()];
  if (check === undefined || check !== again || reader.text() !== type) return undefined;
  const own = stringsIn(reader, layouts[type] ?? 'x');
  const [, ...others] = stringsOf(blob) ?? [];
  const comment = reader.string();
  const belongs = others.every((other) => own?.some((each) => Buffer.compare(each, other) === 0));
  return belongs && comment && isPadding(reader.rest()) ? shownComment(textOf(comment)) : undefined;
}

function stringsIn(reader: BlobReader, layout: string): readonly Uint8Array[] | undefined {
  const fields = Array.from(layout, (kind) => {
    if (kind === 's') return reader.string();
    return kind === 'b' && reader.byte() !== undefined ? new Uint8Array() : undefined;
  });
  return fields.every((field) => field !== undefined) ? fields : undefined;
}

const isPadding = (bytes: Uint8Array): boolean => bytes.every((byte, index) => byte === ((index + 1) & 0xff));
