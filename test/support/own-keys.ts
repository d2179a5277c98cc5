import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Keys of one test run, in a folder of their own. */
export interface OwnKeys {
  readonly folder: string;
  /** The path of the private half; made when first asked for. */
  readonly path: (name: string) => string;
  /** Type and base64, as in known_hosts. */
  readonly words: (name: string) => string;
}

/** Makes keys by name: the first part is the type and the bits, `rsa-2048`, `ecdsa-384-b`, `ed25519-ca`. */
export function ownKeys(): OwnKeys {
  const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-keys-'));
  const made = new Set<string>();
  const path = (name: string): string => {
    const file = join(folder, name);
    if (made.has(name)) return file;
    const [type = 'ed25519', bits = ''] = name.split('-');
    const size = /^\d+$/.test(bits) ? ['-b', bits] : [];
    execFileSync('ssh-keygen', ['-q', '-t', type, ...size, '-N', '', '-C', '', '-f', file]);
    made.add(name);
    return file;
  };
  return { folder, path, words: (name) => wordsOf(`${path(name)}.pub`) };
}

/** Type and base64 of a `.pub`. */
export function wordsOf(path: string): string {
  return readFileSync(path, 'utf8').trim().split(' ').slice(0, 2).join(' ');
}
