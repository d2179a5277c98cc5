import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('npm pack prints the name of the package and nothing of the build, as pre-commit wants it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-pack-'));
  const manifest = { name: 'packed', version: '1.0.0', scripts: { prepare: 'echo noise' } };
  copyFileSync(join(root, '.npmrc'), join(folder, '.npmrc'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const { status, stdout } = spawnSync('npm', ['pack', '--dry-run', '--offline'], { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'packed-1.0.0.tgz\n' });
});
