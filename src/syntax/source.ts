import { isAscii } from './ascii.ts';
import type { Source } from './document.ts';

/** A byte 0x80 to 0xff that is no part of valid UTF-8 stands as U+DC80 to U+DCFF. */
const ESCAPED_BYTE = 0xdc00;
const HAS_ESCAPED_BYTE = /[\udc80-\udcff]/;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** How many bytes the UTF-8 sequence that starts at `at` has; 0 when it is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  try {
    strict.decode(bytes.subarray(at, at + length));
    return length;
  } catch {
    return 0;
  }
}

function decodeLoosely(bytes: Uint8Array): string {
  const parts: string[] = [];
  let good = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    if (at > good) parts.push(strict.decode(bytes.subarray(good, at)));
    parts.push(String.fromCharCode(ESCAPED_BYTE + (bytes[at] ?? 0)));
    at += 1;
    good = at;
  }
  if (at > good) parts.push(strict.decode(bytes.subarray(good, at)));
  return parts.join('');
}

/** Bytes as text, so that `bytesOf` gives back every one of them. A byte order mark stays. */
export function textOf(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return decodeLoosely(bytes);
  }
}

/** The bytes that `textOf` read. */
export function bytesOf(text: string): Uint8Array {
  if (!HAS_ESCAPED_BYTE.test(text)) return Buffer.from(text, 'utf8');
  const parts: Uint8Array[] = [];
  let run = '';
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (character.length === 1 && code >= 0xdc80 && code <= 0xdcff) {
      parts.push(Buffer.from(run, 'utf8'), Uint8Array.of(code - ESCAPED_BYTE));
      run = '';
    } else run += character;
  }
  parts.push(Buffer.from(run, 'utf8'));
  return Buffer.concat(parts);
}

/** The text with one character for each byte, as C sees it: for lengths, for `?` in patterns and for truncation. */
export function byteString(text: string): string {
  return isAscii(text) ? text : Buffer.from(bytesOf(text)).toString('latin1');
}

/** The opposite of `byteString`. */
export function fromByteString(bytes: string): string {
  return isAscii(bytes) ? bytes : textOf(Buffer.from(bytes, 'latin1'));
}

/** What `%.<limit>s` of printf(3) prints. */
export function truncateBytes(text: string, limit: number): string {
  if (text.length * 3 <= limit) return text;
  const bytes = byteString(text);
  return bytes.length <= limit ? text : fromByteString(bytes.slice(0, limit));
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  if (starts.length > 1 && starts.at(-1) === text.length) starts.pop();
  return starts;
}

/** A text that stands, or would stand, at a path. */
export function sourceFromText(path: string, text: string): Source {
  return { path, text, lineStarts: lineStartsOf(text) };
}

/** What a file holds. */
export function sourceFrom(path: string, bytes: Uint8Array): Source {
  return sourceFromText(path, textOf(bytes));
}

/** A place for people. */
export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in Unicode code points. */
  readonly column: number;
  /** From 0, in UTF-16 units. */
  readonly offset: number;
}

/** Index of the last line start that is not behind `offset`. */
function lineIndex(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The line of an offset, from 1. */
export const lineOf = (source: Source, offset: number): number => lineIndex(source.lineStarts, offset) + 1;

/** The place of an offset. */
export function positionOf(source: Source, offset: number): Position {
  const index = lineIndex(source.lineStarts, offset);
  const start = source.lineStarts[index] ?? 0;
  let column = 1;
  for (const _ of source.text.slice(start, offset)) column += 1;
  return { line: index + 1, column, offset };
}
