import { codeOf } from './strerror.ts';

const PIECE = 64 * 1024;

/** Reads to the end, whatever size was said, and stops a little behind the limit. */
export function drain(read: (piece: Buffer) => number, size: number, limit: number): Uint8Array {
  const full: Buffer[] = [];
  let piece = Buffer.allocUnsafe(size > 0 ? size + 1 : PIECE);
  let filled = 0;
  for (let total = 0; total <= limit; ) {
    if (filled === piece.length) {
      full.push(piece);
      piece = Buffer.allocUnsafe(PIECE);
      filled = 0;
    }
    const room = piece.subarray(filled);
    const length = patiently(() => read(room));
    if (length === undefined || length === 0) break;
    filled += length;
    total += length;
  }
  const last = piece.subarray(0, filled);
  return full.length === 0 ? last : Buffer.concat([...full, last]);
}

/** Waits for a slow reader; false when the reader has gone, which is no fault of ours. */
export function pump(write: (bytes: Uint8Array) => number, bytes: Uint8Array): boolean {
  for (let rest = bytes; rest.length > 0; ) {
    const written = patiently(() => write(rest));
    if (written === undefined) return false;
    rest = rest.subarray(written);
  }
  return true;
}

/** Undefined at an end: EOF is how Windows says it. */
function patiently(step: () => number): number | undefined {
  for (;;) {
    try {
      return step();
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EOF' || code === 'EPIPE') return undefined;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
