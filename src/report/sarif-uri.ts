import { bytesOf } from '../syntax/source.ts';

const UNRESERVED = /[\w.~/-]/;

/** The base that relative places begin at. */
export const base = '%SRCROOT%';

/** A place as SARIF wants it: a relative reference below the base, else a `file:` URI. */
export function artifactOf(place: string): { readonly uri: string; readonly uriBaseId?: string } {
  return isAbsolute(place) ? { uri: fileUri(place) } : { uri: encoded(place), uriBaseId: base };
}

/** An absolute path, with slashes, as a URI; of Windows, too. https://www.rfc-editor.org/rfc/rfc8089 */
export function fileUri(path: string): string {
  const drive = /^[A-Za-z]:(?=\/)/.exec(path)?.[0] ?? '';
  const rest = encoded(path.slice(drive.length));
  if (path.startsWith('//')) return `file:${rest}`;
  return `file://${drive === '' ? '' : `/${drive}`}${rest}`;
}

export function folderUri(path: string): string {
  const uri = fileUri(path);
  return uri.endsWith('/') ? uri : `${uri}/`;
}

function isAbsolute(path: string): boolean {
  return /^(?:[A-Za-z]:)?\//.test(path);
}

/** Byte by byte, so that a name that is not UTF-8 has a URI, too. */
function encoded(path: string): string {
  return [...bytesOf(path)].map((byte) => percent(String.fromCharCode(byte), byte)).join('');
}

function percent(character: string, byte: number): string {
  return byte < 0x80 && UNRESERVED.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
