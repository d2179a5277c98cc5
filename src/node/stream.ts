import { codeOf } from './strerror.ts';

const PIECE = 64 * 1024;

/** Reads to the end, whatever size was said, and stops a little behind the limit. */
export function drain(read: (piece: Buffer) => number, size: number, limit: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let total = 0;
  for (let room = Math.max(size + 1, PIECE); total <= limit; room = PIECE) {
    const piece = Buffer.allocUnsafe(room);
    const length = patiently(() => read(piece));
    if (length === undefined || length === 0) break;
    pieces.push(piece.subarray(0, length));
    total += length;
  }
  return Buffer.concat(pieces, total);
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
