import type { FileSystem } from '../ports.ts';
import type { Dialect, Document } from '../syntax/document.ts';
import { parse } from '../syntax/parse.ts';
import { sourceFrom } from '../syntax/source.ts';
import type { OpenProblem } from './run.ts';

/** Opens and parses each file once. A folder reads as empty. */
export function documentOpener(files: FileSystem, dialect: Dialect): (path: string) => Document | OpenProblem {
  const known = new Map<string, Document | OpenProblem>();
  const open = (path: string): Document | OpenProblem => {
    const result = files.read(path);
    if ('bytes' in result) return parse(sourceFrom(path, result.bytes), dialect);
    switch (result.reason) {
      case 'directory':
        return parse(sourceFrom(path, new Uint8Array()), dialect);
      case 'missing':
        return { problem: 'missing', message: result.message };
      case 'special':
      case 'too-large':
        return { problem: 'limit', message: result.message };
      case 'denied':
      case 'other':
        return { problem: 'unreadable', message: result.message };
    }
  };
  return (path) => {
    const before = known.get(path);
    if (before) return before;
    const document = open(path);
    known.set(path, document);
    return document;
  };
}
