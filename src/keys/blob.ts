/** Reads the fields of an SSH blob (RFC 4251, 5) one after another. Undefined for what is not whole; then nothing more is read. */
export interface BlobReader {
  readonly byte: () => number | undefined;
  readonly uint32: () => number | undefined;
  readonly uint64: () => bigint | undefined;
  readonly string: () => Uint8Array | undefined;
  /** A string that is a name, one character a byte. */
  readonly text: () => string | undefined;
  /** Everything that is left. */
  readonly rest: () => Uint8Array;
  /** How many bytes were read. */
  readonly offset: () => number;
}

export function blobReader(bytes: Uint8Array): BlobReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (length: number): number | undefined => {
    const start = at;
    if (length > bytes.length - start) {
      at = bytes.length;
      return undefined;
    }
    at += length;
    return start;
  };
  const number = <T>(length: number, get: (start: number) => T): T | undefined => {
    const start = take(length);
    return start === undefined ? undefined : get(start);
  };
  const uint32 = () => number(4, (start) => view.getUint32(start));
  const string = (): Uint8Array | undefined => {
    const length = uint32();
    return length === undefined ? undefined : number(length, (start) => bytes.subarray(start, start + length));
  };
  return {
    byte: () => number(1, (start) => view.getUint8(start)),
    uint32,
    uint64: () => number(8, (start) => view.getBigUint64(start)),
    string,
    text: () => latin1(string()),
    rest: () => bytes.subarray(at),
    offset: () => at,
  };
}

export function latin1(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : buffer(bytes).toString('latin1');
}

/** All strings that a blob consists of; undefined when it consists of something else. */
export function stringsOf(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const reader = blobReader(bytes);
  const strings: Uint8Array[] = [];
  while (reader.rest().length > 0) {
    const string = reader.string();
    if (string === undefined) return undefined;
    strings.push(string);
  }
  return strings;
}

/** A blob of these strings. */
export function blobOf(strings: readonly (string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(
    strings.flatMap((string) => {
      const bytes = typeof string === 'string' ? Buffer.from(string, 'latin1') : string;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}

/** An mpint of a positive number: without zeros in front, but for one where the first bit would be a sign. */
export function mpint(magnitude: Uint8Array): Uint8Array {
  const digits = magnitude.subarray(significant(magnitude));
  return (digits[0] ?? 0) < 0x80 ? digits : Buffer.concat([Uint8Array.of(0), digits]);
}

/** How many bits an mpint has; undefined when it is negative, which no key's is. */
export function bitLength(bytes: Uint8Array): number | undefined {
  if ((bytes[0] ?? 0) >= 0x80) return undefined;
  const start = significant(bytes);
  const first = bytes[start];
  return first === undefined ? 0 : (bytes.length - start) * 8 - (Math.clz32(first) - 24);
}

function significant(bytes: Uint8Array): number {
  const start = bytes.findIndex((byte) => byte !== 0);
  return start === -1 ? bytes.length : start;
}

/** The bytes of a base64 text, as b64_pton(3) reads it: blanks count for nothing, all else is strict. */
export function base64Bytes(text: string): Uint8Array | undefined {
  const packed = text.replace(/[ \t-\r]+/g, '');
  const bytes = Buffer.from(packed, 'base64');
  return bytes.toString('base64') === packed ? bytes : undefined;
}

/** Likewise, of a text that need not be sound. */
export function base64Loosely(text: string): Uint8Array {
  return Buffer.from(text, 'base64');
}

export function base64Of(bytes: Uint8Array): string {
  return buffer(bytes).toString('base64');
}

function buffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
