import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const isThere = (name: string, version = '--version'): boolean => spawnSync(name, [version]).status === 0;

/** What to say where a program is not there, in words that skip a test; undefined when all are. */
export function programsObstacle(...names: readonly string[]): string | undefined {
  const missing = names.filter((name) => !isThere(name));
  return missing.length === 0 ? undefined : `needs ${missing.join(' and ')}`;
}

/** Why nothing can be installed here; undefined where the registry answers. */
export function registryObstacle(): string | undefined {
  // From its own cache npm would answer without a network, and without an answer ask again for a minute.
  const cache = mkdtempSync(join(tmpdir(), 'ssh-lint-npm-'));
  const args = ['view', 'picocolors', 'version', '--cache', cache, '--fetch-retries=0', '--fetch-timeout=30000'];
  const { status } = spawnSync('npm', args, { timeout: 60_000 });
  rmSync(cache, { recursive: true });
  return status === 0 ? undefined : 'npm has no registry here';
}
