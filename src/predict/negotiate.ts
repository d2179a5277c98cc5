import { among } from './names.ts';
import type { Names } from './types.ts';

/** What two sides agree on: RFC 4253 takes the first of the client's names that the server has. */
export type Agreement =
  /** `name` is undefined where only it is certain that there is one. */
  | { readonly kind: 'agreed'; readonly name: string | undefined }
  | { readonly kind: 'none' }
  /** It hangs on whether the server has one of these. */
  | { readonly kind: 'open'; readonly names: readonly string[] };

export function negotiate(client: readonly string[], server: Names): Agreement {
  const answers = client.map((name) => ({ name, has: among(server, name) }));
  const first = answers.find(({ has }) => has !== 'no');
  if (first === undefined) return { kind: 'none' };
  if (first.has === 'yes') return { kind: 'agreed', name: first.name };
  if (answers.some(({ has }) => has === 'yes')) return { kind: 'agreed', name: undefined };
  return { kind: 'open', names: answers.flatMap(({ name, has }) => (has === 'maybe' ? [name] : [])) };
}

/** A cipher that needs no MAC beside it. */
export function isAead(cipher: string): boolean {
  return cipher.endsWith('-gcm@openssh.com') || cipher === 'chacha20-poly1305@openssh.com';
}
