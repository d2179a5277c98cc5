import type { Argument, Dialect, Document, Line, Shape, Source, Span } from './document.ts';
import { keywordName } from './names.ts';
import { plainDirective } from './plain.ts';
import { placed } from './shape.ts';
import { byteString, bytesOf, fromByteString } from './source.ts';
import { type Cursor, nextWord, type SplitLine, skipWhiteSpace, splitArguments } from './tokens.ts';

/** Lines longer than this may be longer in bytes than the buffer of an old client. */
const SURELY_SHORT = 340;

/** Cuts a line as fgets(3) with a buffer of 1024 bytes does. */
function* splitLongLine(text: string, span: Span): Generator<Span> {
  let { start } = span;
  const bytes = byteString(text.slice(span.start, span.end));
  for (let at = 0; at < bytes.length; at += 1023) {
    const piece = fromByteString(bytes.slice(at, at + 1023));
    // A character cut in two would change length: then the rest stays in one piece.
    const end = at + 1023 >= bytes.length ? span.end : start + piece.length;
    yield { start, end };
    start = end;
  }
}

function isTrimmed(code: number, dialect: Dialect): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || (code === 12 && dialect.trimsFormFeed);
}

function endAt(line: string, character: string, end: number): number {
  const at = line.indexOf(character);
  return at === -1 || at > end ? end : at;
}

/** Where a line ends for C: at a NUL, before trailing white space, but never before its first character. */
function contentEnd(line: string, dialect: Dialect): number {
  let end = endAt(line, '\0', line.length);
  if (dialect.tokeniser === 'strdelim-comments') end = endAt(line, '#', end);
  while (end > 1 && isTrimmed(line.charCodeAt(end - 1), dialect)) end -= 1;
  return end;
}

function wordsOf(line: string, from: number | undefined, end: number): Argument[] {
  const cursor: Cursor = { text: line, at: from, end };
  const words: Argument[] = [];
  for (let word = nextWord(cursor); word && word.value !== ''; word = nextWord(cursor)) words.push(word);
  return words;
}

function hasOpenQuote(line: string, start: number, end: number): boolean {
  let quotes = 0;
  for (let at = line.indexOf('"', start); at !== -1 && at < end; at = line.indexOf('"', at + 1)) quotes += 1;
  return quotes % 2 === 1;
}

/** What a line is, whatever its place. */
type Content = Shape | { readonly kind: 'blank' | 'comment' | 'ignored' };

function readContent(line: string, dialect: Dialect): Content {
  const { tokeniser } = dialect;
  const end = contentEnd(line, dialect);
  const plain =
    tokeniser === 'strdelim-comments'
      ? undefined
      : plainDirective({ text: line, contentEnd: end, argv: tokeniser === 'argv' });
  if (plain) return plain;
  const cut = tokeniser === 'strdelim-comments' && line[end] === '#';
  const empty = { kind: cut ? 'comment' : 'blank' } as const;
  if (end === 0) return empty;
  const cursor: Cursor = { text: line, at: 0, end };
  let keyword = nextWord(cursor);
  if (keyword?.value === '') keyword = nextWord(cursor);
  if (keyword === undefined) return { kind: 'ignored' };
  if (keyword.value.startsWith('#')) return { kind: 'comment' };
  if (keyword.value === '') return empty;
  if (tokeniser === 'argv') return argvShape(keyword, { line, at: cursor.at ?? end, end });
  return strdelimShape(keyword, { line, at: cursor.at, end, comment: cut ? end : undefined });
}

interface Value {
  readonly line: string;
  /** Where the value starts; undefined when there is none. */
  readonly at: number | undefined;
  readonly end: number;
  readonly comment?: number | undefined;
}

function strdelimShape(keyword: Argument, { line, at, end, comment }: Value): Shape {
  const args = wordsOf(line, at, end);
  const rest = { start: at ?? end, end };
  const missing = args.length === 0 ? 'missing-argument' : undefined;
  return {
    kind: 'directive',
    name: keywordName(keyword.value),
    keyword,
    args,
    rest,
    problem: hasOpenQuote(line, rest.start, end) ? 'unbalanced-quotes' : missing,
    comment: comment === undefined ? undefined : { start: comment, end: trimmedEnd(line) },
  };
}

function trimmedEnd(line: string): number {
  let end = line.length;
  while (end > 0 && skipWhiteSpace(line, end - 1, end) === end) end -= 1;
  return end;
}

const NO_WORDS: SplitLine = { args: [], comment: undefined, balanced: true };

function argvShape(keyword: Argument, { line, at, end }: Value): Shape {
  const start = skipWhiteSpace(line, at ?? end, end);
  const split = start >= end ? NO_WORDS : splitArguments(line, start, end);
  const unbalanced = split.balanced ? undefined : 'unbalanced-quotes';
  return {
    kind: 'directive',
    name: keywordName(keyword.value),
    keyword,
    args: split.args,
    rest: { start, end },
    problem: start >= end ? 'missing-argument' : unbalanced,
    comment: split.comment === undefined ? undefined : { start: split.comment, end },
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

function lineAt(content: Content, span: Span, number: number): Line {
  if (content.kind === 'directive') return placed(content, span, number);
  return { kind: content.kind, start: span.start, end: span.end };
}

/** Texts that are kept: lines that come often come early, and a list of hosts has no end of others. */
const MOST_SHARED = 4096;

/** Splits a file as a client with this dialect does. Never throws; the lines tile the text. */
export function parse(source: Source, dialect: Dialect): Document {
  const { text, lineStarts } = source;
  const contents = new Map<string, Content>();
  const lines: Line[] = [];
  const add = (start: number, end: number): void => {
    const line = text.slice(start, end);
    let content = contents.get(line);
    if (content === undefined) {
      content = readContent(line, dialect);
      if (contents.size < MOST_SHARED) contents.set(line, content);
    }
    lines.push(lineAt(content, { start, end }, lines.length + 1));
  };
  for (let index = 0; index < lineStarts.length && text !== ''; index += 1) {
    const start = lineStarts[index] ?? 0;
    const end = lineStarts[index + 1] ?? text.length;
    if (dialect.lineLimit === 'split-1023' && end - start > SURELY_SHORT)
      for (const piece of splitLongLine(text, { start, end })) add(piece.start, piece.end);
    else add(start, end);
  }
  return { source, dialect, lines, tooLong: firstLongLine(source, dialect) };
}
