import type { Argument } from './document.ts';

/** The first offset from `from` on at which no white space stands, or `end`. */
export function skipWhiteSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 13 && code !== 10) break;
    at += 1;
  }
  return at;
}

/** Where strdelim(3) of OpenSSH stands in a line; `at` is undefined behind the last word. */
export interface Cursor {
  readonly text: string;
  at: number | undefined;
  readonly end: number;
}

function findDelimiter(cursor: Cursor, from: number, splitEquals: boolean): number {
  for (let at = from; at < cursor.end; at += 1) {
    const code = cursor.text.charCodeAt(at);
    if (code === 32 || code === 9 || code === 13 || code === 10 || code === 34) return at;
    if (splitEquals && code === 61) return at;
  }
  return -1;
}

function quotedWord(cursor: Cursor, start: number, quote: number): Argument | undefined {
  const { text, end } = cursor;
  const close = text.indexOf('"', quote + 1);
  if (close === -1 || close >= end) {
    cursor.at = undefined;
    return undefined;
  }
  cursor.at = skipWhiteSpace(text, close + 1, end);
  return { value: text.slice(start, quote) + text.slice(quote + 1, close), start, end: close + 1 };
}

/**
 * The next word as the clients up to 8.6 split it (strdelim of misc.c): only double quotes, no escapes, a quote in
 * mid-word ends the word at its partner, and one `=` counts as white space. Undefined at the end of the line and at a
 * quote without partner.
 */
export function nextWord(cursor: Cursor, splitEquals = true): Argument | undefined {
  const { text, end } = cursor;
  const start = cursor.at;
  if (start === undefined) return undefined;
  const found = findDelimiter(cursor, start, splitEquals);
  if (found === -1) {
    cursor.at = undefined;
    return { value: text.slice(start, end), start, end };
  }
  if (text[found] === '"') return quotedWord(cursor, start, found);
  let after = skipWhiteSpace(text, found + 1, end);
  const hadEquals = splitEquals && text[found] === '=';
  if (splitEquals && !hadEquals && after < end && text[after] === '=') after = skipWhiteSpace(text, after + 1, end);
  cursor.at = after;
  return { value: text.slice(start, found), start, end: found };
}

/** The words of a line, as far as they could be split. */
export interface SplitLine {
  readonly args: readonly Argument[];
  /** Offset of the `#` that ends the line. */
  readonly comment: number | undefined;
  readonly balanced: boolean;
}

const PLAIN_WORD = /[^ \t"'\\]*/y;

/** End of the word and its value; `end` is the offset of what stands behind it. */
function argvWord(text: string, from: number, end: number): { value: string; end: number; balanced: boolean } {
  PLAIN_WORD.lastIndex = from;
  PLAIN_WORD.test(text);
  let at = Math.min(PLAIN_WORD.lastIndex, end);
  let value = text.slice(from, at);
  let quote = '';
  while (at < end) {
    const character = text[at] ?? '';
    const next = at + 1 < end ? text[at + 1] : undefined;
    if (character === '\\' && (next === "'" || next === '"' || next === '\\' || (next === ' ' && quote === ''))) {
      value += next;
      at += 2;
      continue;
    }
    if (quote === '' && (character === ' ' || character === '\t')) break;
    if (quote === '' && (character === '"' || character === "'")) quote = character;
    else if (character === quote) quote = '';
    else value += character;
    at += 1;
  }
  return { value, end: at, balanced: quote === '' };
}

/**
 * The words as the clients from 8.7 split them (argv_split of misc.c): both quotes, also in mid-word, backslash before
 * quotes, itself and, outside quotes, a space; a word that starts with `#` ends the line.
 */
export function splitArguments(text: string, from: number, end: number): SplitLine {
  const args: Argument[] = [];
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 9) {
      at += 1;
      continue;
    }
    if (code === 35) return { args, comment: at, balanced: true };
    const word = argvWord(text, at, end);
    args.push({ value: word.value, start: at, end: word.end });
    if (!word.balanced) return { args, comment: undefined, balanced: false };
    at = word.end;
  }
  return { args, comment: undefined, balanced: true };
}
