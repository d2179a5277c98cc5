import type { BinaryToTextEncoding } from 'node:crypto';

/** The digest of a text or of bytes. Node's cryptography is loaded with the first one: most runs want none. */
export function digest(algorithm: 'sha1' | 'sha256', content: string | Uint8Array, form: BinaryToTextEncoding): string {
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash(algorithm).update(content).digest(form);
}
