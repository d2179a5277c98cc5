import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tag = 'v0.1.0';

export interface Said {
  readonly status: number | null;
  /** Both streams, as people see them. */
  readonly text: string;
}

/** Where pre-commit keeps what it installs, and the repository that it installs from. */
export interface Hooks {
  readonly folder: string;
  readonly repository: string;
}

const person = { name: 'Ada', email: 'ada@example.com' };

/** Of git nothing but what is given here: neither the caller's own configuration nor a repository around. */
function environmentFor({ folder }: Hooks): Readonly<Record<string, string | undefined>> {
  const foreign = Object.keys(process.env).filter((name) => name.startsWith('GIT_'));
  return {
    ...process.env,
    ...Object.fromEntries(foreign.map((name) => [name, undefined])),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: person.name,
    GIT_AUTHOR_EMAIL: person.email,
    GIT_COMMITTER_NAME: person.name,
    GIT_COMMITTER_EMAIL: person.email,
    PRE_COMMIT_HOME: join(folder, 'installed'),
    PRE_COMMIT_COLOR: 'never',
    npm_config_prefer_offline: 'true',
  };
}

/** Runs a program in a folder; git as somebody who has just begun with it. */
export function call(hooks: Hooks, cwd: string, command: readonly string[]): Said {
  const [file = '', ...args] = command;
  const { status, stdout, stderr } = spawnSync(file, args, { cwd, encoding: 'utf8', env: environmentFor(hooks) });
  return { status, text: stdout + stderr };
}

/** The checkout as it stands, committed and tagged in a bare repository: what a release is to pre-commit. */
export function publish(folder: string): Hooks {
  const hooks = { folder, repository: join(folder, 'ssh-lint.git') };
  const git = (...args: readonly string[]): void => {
    const where = [`--git-dir=${hooks.repository}`, `--work-tree=${root}`];
    const { status, text } = call(hooks, root, ['git', ...where, ...args]);
    if (status !== 0) throw new Error(text);
  };
  call(hooks, folder, ['git', 'init', '-q', '--bare', hooks.repository]);
  git('config', 'core.bare', 'false');
  // Where it is a link, npm in a copy would empty the folder behind it.
  git('add', '--all');
  git('rm', '-r', '-q', '--cached', '--ignore-unmatch', 'node_modules');
  git('commit', '-q', '-m', 'release');
  git('tag', tag);
  git('config', 'core.bare', 'true');
  return hooks;
}

/** What asks for the hooks, as docs/dotfiles.md has it. */
export function entry({ repository }: Hooks, ids: readonly string[]): string {
  const hooks = ids.map((id) => `      - id: ${id}\n`).join('');
  return `repos:\n  - repo: ${repository}\n    rev: ${tag}\n    hooks:\n${hooks}`;
}
