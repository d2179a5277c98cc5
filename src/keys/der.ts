const INTEGER = 0x02;
const BIT_STRING = 0x03;
const SEQUENCE = 0x30;

/** All integers in a DER value (X.690), however deep they stand. */
export function integersIn(der: Uint8Array): readonly Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let rest = der; rest.length > 1; ) {
    const { start, end } = contentOf(rest);
    const content = rest.subarray(start, end);
    if (rest[0] === INTEGER) found.push(content);
    if (rest[0] === SEQUENCE) found.push(...integersIn(content));
    if (rest[0] === BIT_STRING) found.push(...integersIn(content.subarray(1)));
    rest = rest.subarray(end);
  }
  return found;
}

function contentOf(bytes: Uint8Array): { readonly start: number; readonly end: number } {
  const first = bytes[1] ?? 0;
  if (first < 0x80) return { start: 2, end: 2 + first };
  const start = 2 + (first & 0x7f);
  return { start, end: start + bytes.subarray(2, start).reduce((length, byte) => length * 256 + byte, 0) };
}
