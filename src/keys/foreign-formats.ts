import { fromByteString } from '../syntax/source.ts';
import { base64Bytes } from './blob.ts';
import { publicKeyFrom } from './public-key.ts';
import { type Reading, reading, shownComment } from './reading.ts';

const PPK = /^PuTTY-User-Key-File-[123]: /;
const RFC4716 = /^---- BEGIN SSH2 PUBLIC KEY ----\r?\n/;
const SSH_COM = /^---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----/;
const SSH1 = 'SSH PRIVATE KEY FILE FORMAT 1.1\n\0';
const SSH1_PUBLIC = /^\s*\d{3,5} \d+ \d{30}/;

/** Keys of other programs and of protocol 1: none of them does ssh read. */
export function readForeign(text: string): Reading | undefined {
  if (PPK.test(text)) return readPpk(text);
  if (RFC4716.test(text)) return readRfc4716(text);
  if (SSH_COM.test(text)) return reading({ format: 'unknown', isPrivate: true, faults: ['foreign-format'] });
  if (text.startsWith(SSH1)) {
    const isEncrypted = text.charCodeAt(SSH1.length) !== 0;
    return reading({ format: 'ssh1', isPrivate: true, isEncrypted, faults: ['foreign-format'] });
  }
  return SSH1_PUBLIC.test(text) ? reading({ format: 'ssh1', faults: ['foreign-format'] }) : undefined;
}

/** PuTTY manual, appendix C. */
function readPpk(text: string): Reading {
  const lines = text.split(/\r\n?|\n/);
  const header = (name: string): string =>
    lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
  const start = lines.findIndex((line) => line.startsWith('Public-Lines: ')) + 1;
  const count = Number(header('Public-Lines'));
  return foreign({
    format: 'ppk',
    isPrivate: true,
    isEncrypted: header('Encryption') !== 'none',
    base64: lines.slice(start, start + count).join(''),
    comment: header('Comment'),
  });
}

/** Headers go on behind a backslash at the end of a line. */
function readRfc4716(text: string): Reading {
  const [inside = ''] = text.replace(RFC4716, '').split('---- END', 1);
  const lines = inside.replace(/\\\r?\n/g, '').split(/\r?\n/);
  const comment = lines.find((line) => /^comment: /i.test(line))?.slice('comment: '.length) ?? '';
  return foreign({
    format: 'rfc4716',
    isPrivate: false,
    isEncrypted: false,
    base64: lines.filter((line) => !line.includes(':')).join(''),
    comment: comment.replace(/^"(.*)"$/, '$1'),
  });
}

function foreign({
  base64,
  comment,
  ...known
}: Pick<Reading, 'format' | 'isPrivate' | 'isEncrypted' | 'comment'> & { readonly base64: string }): Reading {
  const blob = base64Bytes(base64);
  const publicKey = blob && publicKeyFrom(blob);
  const publicInClear = publicKey !== undefined;
  const shown = shownComment(fromByteString(comment));
  return reading({ ...known, publicKey, publicInClear, comment: shown, faults: ['foreign-format'] });
}
