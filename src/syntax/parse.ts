import { isAscii, lowerCase } from './ascii.ts';
import type { Argument, Dialect, Directive, Document, Line, Source, Span } from './document.ts';
import { bytesOf, byteString, fromByteString } from './source.ts';
import { type Cursor, nextWord, skipWhiteSpace, splitArguments } from './tokens.ts';

/** A stretch of the file that the client reads as one line. */
interface Chunk extends Span {
  readonly number: number;
}

/** Cuts a line as fgets(3) with a buffer of 1024 bytes does. */
function* splitLongLine(text: string, chunk: Chunk): Generator<Chunk> {
  let { number } = chunk;
  let start = chunk.start;
  const bytes = byteString(text.slice(chunk.start, chunk.end));
  for (let at = 0; at < bytes.length; at += 1023) {
    const piece = fromByteString(bytes.slice(at, at + 1023));
    // A character cut in two would change length: then the rest stays in one piece.
    const end = at + 1023 >= bytes.length ? chunk.end : start + piece.length;
    yield { start, end, number };
    number += 1;
    start = end;
  }
}

function* chunksOf(source: Source, dialect: Dialect): Generator<Chunk> {
  const { text, lineStarts } = source;
  let number = 1;
  if (text === '') return;
  for (let index = 0; index < lineStarts.length; index += 1) {
    const chunk = { start: lineStarts[index] ?? 0, end: lineStarts[index + 1] ?? text.length, number };
    if (dialect.lineLimit === 'split-1023' && chunk.end - chunk.start > 340) {
      let last = chunk;
      for (const piece of splitLongLine(text, chunk)) {
        last = piece;
        yield piece;
      }
      number = last.number + 1;
    } else {
      yield chunk;
      number += 1;
    }
  }
}

/** Where the text of a line ends for C: at a NUL, before trailing white space, but never before its first character. */
function contentEnd(text: string, chunk: Span, dialect: Dialect): number {
  const nul = text.indexOf('\0', chunk.start);
  let end = nul !== -1 && nul < chunk.end ? nul : chunk.end;
  if (dialect.tokeniser === 'strdelim-comments') {
    const hash = text.indexOf('#', chunk.start);
    if (hash !== -1 && hash < end) end = hash;
  }
  while (end > chunk.start + 1) {
    const code = text.charCodeAt(end - 1);
    const trims = code === 32 || code === 9 || code === 10 || code === 13 || (code === 12 && dialect.trimsFormFeed);
    if (!trims) break;
    end -= 1;
  }
  return end;
}

function wordsOf(text: string, from: number | undefined, end: number): Argument[] {
  const cursor: Cursor = { text, at: from, end };
  const words: Argument[] = [];
  for (let word = nextWord(cursor); word && word.value !== ''; word = nextWord(cursor)) words.push(word);
  return words;
}

function hasOpenQuote(text: string, start: number, end: number): boolean {
  let quotes = 0;
  for (let at = text.indexOf('"', start); at !== -1 && at < end; at = text.indexOf('"', at + 1)) quotes += 1;
  return quotes % 2 === 1;
}

function keywordName(value: string): string {
  return isAscii(value) ? value.toLowerCase() : lowerCase(value);
}

function readLine(source: Source, chunk: Chunk, dialect: Dialect): Line {
  const { text } = source;
  const end = contentEnd(text, chunk, dialect);
  const span = { start: chunk.start, end: chunk.end };
  const hash = dialect.tokeniser === 'strdelim-comments' && text[end] === '#' && end < chunk.end ? end : undefined;
  if (end === chunk.start) return { kind: hash === undefined ? 'blank' : 'comment', ...span };
  const cursor: Cursor = { text, at: chunk.start, end };
  let keyword = nextWord(cursor);
  if (keyword?.value === '') keyword = nextWord(cursor);
  if (keyword === undefined) return { kind: 'ignored', ...span };
  if (keyword.value.startsWith('#')) return { kind: 'comment', ...span };
  if (keyword.value === '') return hash === undefined ? { kind: 'blank', ...span } : { kind: 'comment', ...span };
  const base = {
    kind: 'directive',
    ...span,
    name: keywordName(keyword.value),
    keyword,
    lineNumber: chunk.number,
  } as const;
  if (dialect.tokeniser === 'argv') return argvDirective(base, text, cursor.at ?? end, end);
  const rest = { start: cursor.at ?? end, end };
  const args = wordsOf(text, cursor.at, end);
  const comment = hash === undefined ? undefined : { start: hash, end: trimmedEnd(text, chunk) };
  const problem = args.length === 0 ? 'missing-argument' : undefined;
  const open = hasOpenQuote(text, rest.start, end) ? 'unbalanced-quotes' : problem;
  return { ...base, args, rest, problem: open, comment };
}

function trimmedEnd(text: string, span: Span): number {
  let end = span.end;
  while (end > span.start && skipWhiteSpace(text, end - 1, end) === end) end -= 1;
  return end;
}

type Base = Pick<Directive, 'kind' | 'start' | 'end' | 'name' | 'keyword' | 'lineNumber'>;

function argvDirective(base: Base, text: string, from: number, end: number): Directive {
  const start = skipWhiteSpace(text, from, end);
  const rest = { start, end };
  if (start >= end) return { ...base, args: [], rest, problem: 'missing-argument', comment: undefined };
  const split = splitArguments(text, start, end);
  const comment = split.comment === undefined ? undefined : { start: split.comment, end };
  return { ...base, args: split.args, rest, problem: split.balanced ? undefined : 'unbalanced-quotes', comment };
}

function firstLongLine(source: Source, dialect: Dialect): number | undefined {
  if (dialect.lineLimit !== 'refuse-4095') return undefined;
  const { text, lineStarts } = source;
  const index = lineStarts.findIndex((start, at) => {
    const end = lineStarts[at + 1] ?? text.length;
    return end - start > 1365 && bytesOf(text.slice(start, end)).length > 4095;
  });
  return index === -1 ? undefined : index + 1;
}

/** Splits a file as a client with this dialect does. Never throws; the lines tile the text. */
export function parse(source: Source, dialect: Dialect): Document {
  const lines: Line[] = [];
  for (const chunk of chunksOf(source, dialect)) lines.push(readLine(source, chunk, dialect));
  return { source, dialect, lines, tooLong: firstLongLine(source, dialect) };
}
