import { byteString } from '../syntax/source.ts';

const LONGEST_MESSAGE = 1023;

function visible(code: number): string {
  if (code === 92) return '\\\\';
  const plain = (code >= 32 && code < 127) || code === 9 || code === 10 || code === 8 || code === 7 || code === 13;
  return plain ? String.fromCharCode(code) : `\\${code.toString(8).padStart(3, '0')}`;
}

/** A message as ssh logs it on standard error (log.c): bytes that do not print in octal, backslashes doubled, cut. */
export function logged(text: string): string {
  const bytes = byteString(text);
  let shown = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const next = visible(bytes.charCodeAt(at));
    if (shown.length + next.length > LONGEST_MESSAGE) break;
    shown += next;
  }
  return shown.slice(0, LONGEST_MESSAGE - 2);
}
