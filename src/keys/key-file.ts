import type { Client } from '../client/client.ts';
import type { FileSystem, Unreadable } from '../ports.ts';
import { latin1 } from './blob.ts';
import { readForeign } from './foreign-formats.ts';
import { isOpenSsh, readOpenSsh } from './openssh-format.ts';
import { isPem, readPem } from './pem-format.ts';
import { plainKey } from './public-key.ts';
import { readLoosePublic, readPublicLines } from './public-lines.ts';
import { type Reading, reading } from './reading.ts';
import type { KeyFault, KeyFile, PublicKey } from './types.ts';

/** Far more than any key has. */
const LARGEST = 1024 * 1024;

/** What stands at the path of a key. Looks at this one path, and never throws. */
export function readKeyFile(path: string, files: FileSystem): KeyFile {
  const stat = files.stat(path);
  const place = { path, mode: stat?.mode, uid: stat?.uid };
  if (stat?.kind === 'file' && stat.size > LARGEST) return { ...tooLarge, ...place };
  const result = files.read(path);
  if (!('bytes' in result)) {
    if (result.reason === 'too-large') return { ...tooLarge, ...place };
    return { ...noKeyFile(path, stateOf(result.reason), result.message), ...place };
  }
  if (result.bytes.length > LARGEST) return { ...tooLarge, ...place };
  return { ...readKey(result.bytes), ...place, ...present };
}

/** A file that is not read. */
export function noKeyFile(path: string, state: KeyFile['state'], reason: string): KeyFile {
  return { ...reading({}), readable: false, path, state, reason, mode: undefined, uid: undefined };
}

const present = { state: 'present', reason: undefined } as const;
const tooLarge: Omit<KeyFile, 'path' | 'mode' | 'uid'> = { ...reading({ faults: ['too-large'] }), ...present };

function stateOf(reason: Exclude<Unreadable['reason'], 'too-large'>): KeyFile['state'] {
  return reason === 'other' ? 'unreadable' : reason;
}

/** What the bytes of a key file say. */
export function readKey(bytes: Uint8Array): Reading {
  const text = latin1(bytes) ?? '';
  if (text.trim() === '') return reading({ faults: ['empty'] });
  if (/^(?:\xff\xfe|\xfe\xff)/.test(text)) return spoilt(readText(narrowed(text)), 'utf-16');
  const bare = text.replace(/^\xef\xbb\xbf/, '');
  const read = readText(bare);
  const isPemPrivate = read.isPrivate && (read.format === 'pem' || read.format === 'pkcs8');
  return bare === text || (isPemPrivate && read.readable) ? read : spoilt(read, 'byte-order-mark');
}

const spoilt = (read: Reading, fault: KeyFault): Reading => ({
  ...read,
  readable: false,
  faults: [fault, ...read.faults],
});

/** UTF-16 in which all is ASCII, as keys are. */
const narrowed = (text: string): string => text.slice(2).replaceAll('\0', '');

function readText(text: string): Reading {
  const read = readPublicLines(text) ?? readForeign(text);
  if (read !== undefined) return read;
  if (isOpenSsh(text)) return readMixed(text);
  if (isPem(text)) return readPem(text);
  return readLoosePublic(text) ?? reading({ format: 'unknown', faults: ['not-a-key'] });
}

/** A key in OpenSSH’s own format must come first; one in PEM may stand anywhere, before another key, too. */
function readMixed(text: string): Reading {
  const own = readOpenSsh(text);
  const other = own.faults.includes('leading-text') ? readPem(text) : own;
  return other.readable ? other : own;
}

/** Whether this client reads what stands there, given the passphrase; of Ed25519 in PKCS#8 with one, nobody can say. */
export function isReadBy({ readable, format, publicKey }: KeyFile, client: Client): boolean {
  const isNew = format === 'pkcs8' && publicKey?.type === 'ssh-ed25519';
  return readable && (!isNew || client.does('pkcs8-ed25519'));
}

type Half = Pick<KeyFile, 'publicKey'>;

const OF_THE_KEY: readonly KeyFault[] = ['too-short', 'unknown-type'];

/** The key that ssh finds in a file where it looks for a public one: a single line of it, and no other format. */
export function publicIn({ format, faults, publicKey }: KeyFile): PublicKey | undefined {
  return format === 'public' && faults.every((fault) => OF_THE_KEY.includes(fault)) ? publicKey : undefined;
}

/**
 * Whether a key and what stands beside it as its public half or certificate are one key; undefined where either half
 * cannot be had. ssh offers the public one, and fails with it where they differ.
 */
export function belongTogether({ publicKey: own }: Half, { publicKey: beside }: Half): boolean | undefined {
  return own && beside && plainKey(own).blob === plainKey(beside).blob;
}

/**
 * Whether ssh ignores what it opens as a private key because others may read it: sshkey_perm_ok() of authfile.c, which
 * looks at the caller's own files alone. Windows has no such modes.
 */
export function permissionsAreTooOpen({ mode, uid }: Pick<KeyFile, 'mode' | 'uid'>, caller: number): boolean {
  return mode !== undefined && uid === caller && (mode & 0o077) !== 0;
}
