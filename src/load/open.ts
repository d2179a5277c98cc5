import type { FileSystem } from '../ports.ts';
import type { Dialect, Document, Source } from '../syntax/document.ts';
import { parse } from '../syntax/parse.ts';
import { sourceFrom, sourceFromText } from '../syntax/source.ts';
import { type Looks, looksLike } from './looks.ts';

/** Limits of ours, far beyond what any config needs. Beyond one, nothing is said of the config as a whole. */
export const LIMITS = {
  /** Bytes of one file. */
  size: 32 * 1024 * 1024,
  /** Files that are read, each as often as it is Included. */
  files: 4096,
  /** Lines that take part, each as often as its file is Included. */
  lines: 5_000_000,
} as const;

/** A file as text, or why it is none. */
export type Opened =
  | { readonly kind: 'text'; readonly source: Source; readonly looks: Looks | undefined }
  | { readonly kind: 'missing' | 'directory' | 'unreadable' | 'too-large'; readonly message: string };

/** Reads each file once, and splits it once for each dialect. */
export interface Opener {
  open(path: string): Opened;
  parse(source: Source, dialect: Dialect): Document;
}

export interface OpenerRequest {
  readonly files: FileSystem;
  /** Instead of what stands at a path. */
  readonly given: ReadonlyMap<string, Uint8Array>;
  readonly isKeyword: (name: string) => boolean;
}

function read({ files, given }: OpenerRequest, path: string): { readonly bytes: Uint8Array } | Opened {
  const bytes = given.get(path);
  if (bytes) return { bytes };
  const result = files.read(path);
  if ('bytes' in result) return result;
  switch (result.reason) {
    case 'missing':
    case 'directory':
    case 'too-large':
      return { kind: result.reason, message: result.message };
    case 'denied':
    case 'special':
    case 'other':
      return { kind: 'unreadable', message: result.message };
  }
}

export function openerFor(request: OpenerRequest): Opener {
  const opened = new Map<string, Opened>();
  const documents = new Map<Dialect, Map<Source, Document>>();
  const openFresh = (path: string): Opened => {
    const found = read(request, path);
    if ('kind' in found) return found;
    if (found.bytes.length > LIMITS.size) return { kind: 'too-large', message: 'File too large' };
    const source = sourceFrom(path, found.bytes);
    return { kind: 'text', source, looks: looksLike(source.text, request.isKeyword) };
  };
  return {
    open(path) {
      // A file that has two names is one text, whose lines are edited once.
      const real = request.given.has(path) ? path : (request.files.realPath(path) ?? path);
      const known = opened.get(real);
      if (known) return known;
      const fresh = openFresh(path);
      opened.set(real, fresh);
      return fresh;
    },
    parse(source, dialect) {
      const ofDialect = documents.get(dialect) ?? new Map<Source, Document>();
      documents.set(dialect, ofDialect);
      const known = ofDialect.get(source);
      if (known) return known;
      const fresh = parse(source, dialect);
      ofDialect.set(source, fresh);
      return fresh;
    },
  };
}

/** Opens some files, by the path of their source, with another text. */
export function editedOpener(opener: Opener, texts: ReadonlyMap<string, string>): Opener {
  const edited = new Map([...texts].map(([path, text]) => [path, sourceFromText(path, text)] as const));
  return {
    parse: opener.parse,
    open(path) {
      const opened = opener.open(path);
      const source = opened.kind === 'text' ? edited.get(opened.source.path) : undefined;
      return opened.kind === 'text' && source ? { ...opened, source } : opened;
    },
  };
}
