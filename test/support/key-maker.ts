import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const hasKeygen = spawnSync('ssh-keygen', ['-?']).status !== null;
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** A temporary folder in which real programs make keys. */
export interface KeyFolder {
  readonly path: (name: string) => string;
  readonly read: (name: string) => Buffer;
  readonly write: (name: string, content: string | Uint8Array) => string;
  /** Runs ssh-keygen there, and fails with it. */
  readonly keygen: (...args: readonly string[]) => string;
  readonly openssl: (...args: readonly string[]) => string;
  /** What ssh-keygen says of a file, whether it likes it or not. */
  readonly tryKeygen: (...args: readonly string[]) => SpawnSyncReturns<string>;
  readonly remove: () => void;
}

export function keyFolder(): KeyFolder {
  const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-keys-'));
  const path = (name: string) => join(folder, name);
  const run = (program: string, args: readonly string[]) =>
    spawnSync(program, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const must = (program: string, args: readonly string[]): string => {
    const { status, stdout, stderr } = run(program, args);
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
    return stdout;
  };
  return {
    path,
    read: (name) => readFileSync(path(name)),
    write: (name, content) => {
      writeFileSync(path(name), content, { mode: 0o600 });
      return path(name);
    },
    keygen: (...args) => must('ssh-keygen', args),
    openssl: (...args) => must('openssl', args),
    tryKeygen: (...args) => run('ssh-keygen', args),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
