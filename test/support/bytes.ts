/** The bytes of a text in which a lone U+DC80 to U+DCFF stands for a byte that is not UTF-8. */
export function toBytes(text: string): Buffer {
  if (!/\p{Surrogate}/u.test(text)) return Buffer.from(text);
  return Buffer.concat([...text].map(bytesOfCharacter));
}

function bytesOfCharacter(character: string): Buffer {
  const code = character.codePointAt(0) ?? 0;
  return code >= 0xdc80 && code <= 0xdcff ? Buffer.of(code - 0xdc00) : Buffer.from(character);
}

/** Bytes as a string of one character a byte, so that they compare and print easily. */
export const binary = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
