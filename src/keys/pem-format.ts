import { base64Bytes, base64Loosely, base64Of } from './blob.ts';
import { publicHalf } from './pem-key.ts';
import { faultsOfKey, type Reading, reading } from './reading.ts';
import type { KeyFault, KeyFormat } from './types.ts';

const BEGIN = /-----BEGIN ([A-Z0-9 ]{1,40})-----/;
const PRIVATE = /-----BEGIN ((?:RSA |EC |DSA |ENCRYPTED )?PRIVATE KEY)-----/;

export const isPem = (text: string): boolean => BEGIN.test(text);

/** PKCS#1, SEC1, DSA and PKCS#8, which ssh reads through libcrypto; and what else has such a frame, which it does not read. */
export function readPem(text: string): Reading {
  const [, label] = PRIVATE.exec(text) ?? [];
  return label === undefined ? readOther(text) : readPrivate(text, label);
}

function readPrivate(text: string, label: string): Reading {
  const isEncrypted = label.startsWith('ENCRYPTED') || /^Proc-Type: *4, *ENCRYPTED/m.test(text);
  const common = { format: formatOf(label), isPrivate: true, isEncrypted } as const;
  if (isEncrypted) return reading({ ...common, faults: isFramed(text, label) ? [] : faultsOf(text, label) });
  const half = publicHalf(text);
  if (half === 'unknown-type') return reading({ ...common, faults: [half] });
  if (half !== 'damaged' && isFramed(text, label))
    return reading({ ...common, publicKey: half, faults: faultsOfKey(half) });
  return reading({ ...common, publicKey: keyIn(publicHalf(mended(text, label))), faults: faultsOf(text, label) });
}

const keyIn = (half: ReturnType<typeof publicHalf>) => (typeof half === 'string' ? undefined : half);

function formatOf(label: string): KeyFormat {
  return /^(?:ENCRYPTED )?PRIVATE KEY$|^PUBLIC KEY$/.test(label) ? 'pkcs8' : 'pem';
}

/** Whether the block has its first and last line and sound base64 between them. */
function isFramed(text: string, label: string): boolean {
  const [, body] = text.split(new RegExp(`^-----(?:BEGIN|END) ${label}-----[^\\n\\x21-\\x7f]*$`, 'm'), 3);
  if (body === undefined) return false;
  const lines = body
    .trimStart()
    .replace(/^(?:[\w-]+: .*\r?\n)+\s*\n/, '')
    .trim();
  return lines !== '' && text.includes(`\n-----END ${label}-----`) && base64Bytes(lines) !== undefined;
}

/** The block in the form that it should have. */
function mended(text: string, label: string): string {
  const [, behind = ''] = text.split(`-----BEGIN ${label}-----`, 2);
  const body = base64Of(base64Loosely((behind.split('-----', 1)[0] ?? '').replace(/\\+[nrt]/g, '')));
  return `-----BEGIN ${label}-----\n${body.replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`;
}

function faultsOf(text: string, label: string): readonly KeyFault[] {
  const seen: readonly (readonly [boolean, KeyFault])[] = [
    [!text.includes(`-----END ${label}-----`), 'truncated'],
    [!/[\r\n]/.test(text.trim()), 'one-line'],
    [text.includes('\r') && !text.includes('\n'), 'carriage-returns'],
    [!new RegExp(`^(?:\\xef\\xbb\\xbf)?-----BEGIN ${label}-----`, 'm').test(text), 'leading-text'],
  ];
  const faults = seen.flatMap(([is, fault]) => (is ? [fault] : []));
  return faults.length > 0 ? faults : ['damaged'];
}

/** Public keys, X.509, PGP. */
function readOther(text: string): Reading {
  const [, label = ''] = BEGIN.exec(text) ?? [];
  const isPublic = /^(?:RSA )?PUBLIC KEY$/.test(label);
  return reading({
    format: isPublic ? formatOf(label) : 'unknown',
    isPrivate: label.includes('PRIVATE'),
    publicKey: isPublic ? keyIn(publicHalf(text, 'public')) : undefined,
    publicInClear: isPublic,
    faults: ['foreign-format'],
  });
}
