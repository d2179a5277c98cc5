import { own } from '../client/own.ts';
import type { FileSystem } from '../ports.ts';
import { byteString, fromByteString } from '../syntax/source.ts';

function classEnd(pattern: string, open: number): number {
  let at = open + 1;
  if (pattern[at] === '!') at += 1;
  if (pattern[at] === ']') at += 1;
  while (at < pattern.length && pattern[at] !== ']') {
    if (pattern[at] === '[' && pattern[at + 1] === ':') {
      const close = pattern.indexOf(':]', at + 2);
      at = close === -1 ? at + 1 : close + 2;
    } else at += 1;
  }
  return at < pattern.length ? at : -1;
}

function classSource(body: string): string {
  const negated = body.startsWith('!');
  const rest = (negated ? body.slice(1) : body).replace(/[\\\]^]/g, '\\$&');
  const named = rest.replace(/\[:(\w+):\\?\]/g, (_, name: string) => own(CLASSES, name) ?? '');
  return `[${negated ? '^/' : ''}${named.replace(/\[/g, '\\[')}]`;
}

const CLASSES: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  digit: '0-9',
  lower: 'a-z',
  space: ' \\t\\n\\v\\f\\r',
  upper: 'A-Z',
  xdigit: '0-9A-Fa-f',
};

type Piece =
  | { readonly kind: 'star' | 'any' }
  | { readonly kind: 'class'; readonly test: RegExp }
  | { readonly kind: 'text'; readonly test: string };

function piecesOf(pattern: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at] ?? '';
    if (character === '*') pieces.push({ kind: 'star' });
    else if (character === '?') pieces.push({ kind: 'any' });
    else if (character === '[' && classEnd(pattern, at) !== -1) {
      const end = classEnd(pattern, at);
      pieces.push({ kind: 'class', test: safeRegExp(classSource(pattern.slice(at + 1, end))) });
      at = end;
    } else if (character === '\\' && at + 1 < pattern.length) {
      at += 1;
      pieces.push({ kind: 'text', test: pattern[at] ?? '' });
    } else pieces.push({ kind: 'text', test: character });
  }
  return pieces;
}

function safeRegExp(source: string): RegExp {
  try {
    return new RegExp(`^${source}$`, 's');
  } catch {
    return /^(?!)/;
  }
}

function matchesOne(piece: Piece, character: string): boolean {
  switch (piece.kind) {
    case 'any':
      return true;
    case 'star':
      return false;
    case 'class':
      return piece.test.test(character);
    case 'text':
      return piece.test === character;
  }
}

/** Whether one name of a path matches, as fnmatch(3) with FNM_PERIOD says; in time name × pattern. */
export function matchName(name: string, pattern: string): boolean {
  const pieces = piecesOf(byteString(pattern));
  const text = byteString(name);
  const first = pieces[0];
  if (text.startsWith('.') && !(first?.kind === 'text' && first.test === '.')) return false;
  let at = 0;
  let position = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    const piece = pieces[position];
    if (piece?.kind === 'star') {
      star = position;
      resume = at;
      position += 1;
    } else if (piece && matchesOne(piece, text[at] ?? '')) {
      at += 1;
      position += 1;
    } else if (star !== -1) {
      position = star + 1;
      resume += 1;
      at = resume;
    } else return false;
  }
  while (pieces[position]?.kind === 'star') position += 1;
  return position === pieces.length;
}

const isMagic = (part: string): boolean => /[*?[]/.test(part);
const unescaped = (part: string): string => part.replace(/\\(.)/gs, '$1');

function compareBytes(a: string, b: string): number {
  const [one, two] = [byteString(a), byteString(b)];
  return one < two ? -1 : one > two ? 1 : 0;
}

function join(folder: string, name: string): string {
  return folder === '' || folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

/** A stretch of a pattern between slashes. */
interface Part {
  readonly part: string;
  /** Nothing follows; else folders only are wanted. */
  readonly last: boolean;
}

function expandPart(folders: readonly string[], { part, last }: Part, files: FileSystem): readonly string[] {
  if (!isMagic(part)) {
    const paths = folders.map((folder) => join(folder, unescaped(part)));
    return last ? paths.filter((path) => files.lstat(path) !== undefined) : paths;
  }
  return folders.flatMap((folder) => {
    const names = files.list(folder === '' ? '.' : folder) ?? [];
    const found = names.filter((name) => matchName(name, part)).map((name) => join(folder, name));
    return last ? found : found.filter((path) => files.stat(path)?.kind === 'directory');
  });
}

/** Paths that a pattern names, sorted by bytes, as glob(3) without flags gives them. Relative to the current folder. */
export function glob(pattern: string, files: FileSystem): readonly string[] {
  const absolute = pattern.startsWith('/');
  const parts = pattern.split('/').filter((part, at, all) => part !== '' || at === all.length - 1);
  const folderOnly = parts.at(-1) === '' && parts.length > 1;
  const names = folderOnly ? parts.slice(0, -1) : parts;
  if (!isMagic(pattern)) {
    const path = unescaped(pattern);
    return path !== '' && files.lstat(path) !== undefined ? [path] : [];
  }
  let found: readonly string[] = [absolute ? '/' : ''];
  for (const [at, part] of names.entries()) {
    const last = at === names.length - 1 && !folderOnly;
    found = expandPart(found, { part, last }, files);
  }
  return [...found].sort(compareBytes).map((path) => fromByteString(byteString(path)));
}
