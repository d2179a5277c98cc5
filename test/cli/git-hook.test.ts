import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { programsObstacle } from '../support/programs.ts';
import { write } from '../support/written.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(root, 'docs/dotfiles.md'), 'utf8');
const [, hook = ''] = /```sh\n([\s\S]*?)```/.exec(page) ?? [];

const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-git-hook-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A repository with the hook of the page, whose commit of this config ends with this. */
function commit(config: string): { readonly status: number | null; readonly text: string } {
  const where = mkdtempSync(join(folder, 'dots-'));
  write(where, {
    'bin/ssh-lint': `#!/bin/sh\nexec "${process.execPath}" "${root}bin/ssh-lint.js" --target 9.2 "$@"\n`,
    'dots/.ssh/config': config,
    'dots/.git-template/hooks/pre-commit': hook,
  });
  chmodSync(join(where, 'bin/ssh-lint'), 0o755);
  chmodSync(join(where, 'dots/.git-template/hooks/pre-commit'), 0o755);
  const env = {
    PATH: `${where}/bin:${process.env.PATH}`,
    HOME: where,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
  };
  const git = (...args: readonly string[]) =>
    spawnSync('git', args, { cwd: join(where, 'dots'), env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  git('init', '-q', '--template=.git-template');
  git('add', '.ssh/config');
  const { status, stdout, stderr } = git('commit', '-q', '-m', 'dotfiles');
  return { status, text: stdout + stderr };
}

const noGit = programsObstacle('git');

describe.skipIf(noGit !== undefined)(`the hook that the page shows${noGit ? ` (${noGit})` : ''}`, () => {
  test('refuses a config with an error, and says why', () => {
    const { status, text } = commit('Host a\n    Prot 22\n');
    expect(status).toBe(1);
    expect(text).toContain('ssh has no keyword `Prot`');
  });

  test('lets a good one pass without a word', () => {
    expect(commit('Host a\n    Port 22\n')).toEqual({ status: 0, text: '' });
  });
});
