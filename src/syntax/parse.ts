import { isAscii, lowerCase } from './ascii.ts';
import type { Argument, Dialect, Directive, Document, Line, Source, Span } from './document.ts';
import { bytesOf, byteString, fromByteString } from './source.ts';
import { type Cursor, nextWord, type SplitLine, skipWhiteSpace, splitArguments } from './tokens.ts';

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

function isTrimmed(code: number, dialect: Dialect): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || (code === 12 && dialect.trimsFormFeed);
}

/** The first of a character in a stretch, or its end. */
function endAt(text: string, character: string, span: Span): number {
  const at = text.slice(span.start, span.end).indexOf(character);
  return at === -1 ? span.end : span.start + at;
}

/** Where the text of a line ends for C: at a NUL, before trailing white space, but never before its first character. */
function contentEnd(text: string, chunk: Span, form: Form): number {
  let end = form.hasNul ? endAt(text, '\0', chunk) : chunk.end;
  if (form.dialect.tokeniser === 'strdelim-comments') end = endAt(text, '#', { start: chunk.start, end });
  while (end > chunk.start + 1 && isTrimmed(text.charCodeAt(end - 1), form.dialect)) end -= 1;
  return end;
}

/** What is asked once for a file. */
interface Form {
  readonly dialect: Dialect;
  readonly hasNul: boolean;
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

function readLine(source: Source, chunk: Chunk, form: Form): Line {
  const { text } = source;
  const { start } = chunk;
  const { tokeniser } = form.dialect;
  const end = contentEnd(text, chunk, form);
  const cut = tokeniser === 'strdelim-comments' && text[end] === '#' && end < chunk.end;
  const kind = cut ? 'comment' : 'blank';
  if (end === start) return { kind, start, end: chunk.end };
  const cursor: Cursor = { text, at: start, end };
  let keyword = nextWord(cursor);
  if (keyword?.value === '') keyword = nextWord(cursor);
  if (keyword === undefined) return { kind: 'ignored', start, end: chunk.end };
  if (keyword.value.charCodeAt(0) === 35) return { kind: 'comment', start, end: chunk.end };
  if (keyword.value === '') return { kind, start, end: chunk.end };
  if (tokeniser === 'argv') return argvDirective(chunk, keyword, { text, at: cursor.at ?? end, end });
  return strdelimDirective(chunk, keyword, { text, at: cursor.at, end, comment: cut ? end : undefined });
}

interface Value {
  readonly text: string;
  /** Where the value starts; undefined when there is none. */
  readonly at: number | undefined;
  readonly end: number;
  readonly comment?: number | undefined;
}

function strdelimDirective(chunk: Chunk, keyword: Argument, { text, at, end, comment }: Value): Directive {
  const args = wordsOf(text, at, end);
  const rest = { start: at ?? end, end };
  const missing = args.length === 0 ? 'missing-argument' : undefined;
  return {
    kind: 'directive',
    start: chunk.start,
    end: chunk.end,
    name: keywordName(keyword.value),
    keyword,
    args,
    rest,
    problem: hasOpenQuote(text, rest.start, end) ? 'unbalanced-quotes' : missing,
    comment: comment === undefined ? undefined : { start: comment, end: trimmedEnd(text, chunk) },
    lineNumber: chunk.number,
  };
}

function trimmedEnd(text: string, span: Span): number {
  let end = span.end;
  while (end > span.start && skipWhiteSpace(text, end - 1, end) === end) end -= 1;
  return end;
}

const NO_WORDS: SplitLine = { args: [], comment: undefined, balanced: true };

function argvDirective(chunk: Chunk, keyword: Argument, { text, at, end }: Value): Directive {
  const start = skipWhiteSpace(text, at ?? end, end);
  const split = start >= end ? NO_WORDS : splitArguments(text, start, end);
  const unbalanced = split.balanced ? undefined : 'unbalanced-quotes';
  return {
    kind: 'directive',
    start: chunk.start,
    end: chunk.end,
    name: keywordName(keyword.value),
    keyword,
    args: split.args,
    rest: { start, end },
    problem: start >= end ? 'missing-argument' : unbalanced,
    comment: split.comment === undefined ? undefined : { start: split.comment, end },
    lineNumber: chunk.number,
  };
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
  const form = { dialect, hasNul: source.text.includes('\0') };
  for (const chunk of chunksOf(source, dialect)) lines.push(readLine(source, chunk, form));
  return { source, dialect, lines, tooLong: firstLongLine(source, dialect) };
}
