import { bytesOf } from '../syntax/source.ts';

/** A name that is not UTF-8 goes to the system as the bytes it was. */
export function native(path: string): string | Buffer {
  return /[\udc80-\udcff]/u.test(path) ? Buffer.from(bytesOf(path)) : path;
}
