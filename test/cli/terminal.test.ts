import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isThere, programsObstacle } from '../support/programs.ts';
import { screenAt, shells } from '../support/screen.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
// A path of a socket must be short.
const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-tty-'));
const bin = join(folder, 'bin');
const ran = join(folder, 'ran');
const config = join(folder, 'config');
const broken = join(folder, 'broken');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, text: string): void {
  writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(bin, name), 0o755);
}

mkdirSync(bin);
program('ssh-lint', `exec '${process.execPath}' '${join(root, 'bin/ssh-lint.js')}' "$@"`);
// Writes down how it was called, and runs what the other machine would run.
program(
  'ssh',
  `[ "$1" = -V ] && { echo 'OpenSSH_9.2p1, OpenSSL 3.0.19' >&2; exit; }
[ "$1" = -G ] && exit
{ printf '%s\\0' "$@"; printf '\\n'; } >>'${ran}'
for last; do :; done
exec sh -c "$last"`,
);
writeFileSync(config, 'Host good\n    User me\n', { mode: 0o600 });
writeFileSync(broken, 'Host doomed\n    Port none\n', { mode: 0o600 });
beforeEach(() => rmSync(ran, { force: true }));

const calls = (): readonly (readonly string[])[] =>
  existsSync(ran)
    ? readFileSync(ran, 'utf8')
        .split('\0\n')
        .slice(0, -1)
        .map((line) => line.split('\0'))
    : [];

const environment = { PATH: `${bin}:/usr/bin:/bin`, HOME: folder, TERM: 'xterm', LANG: 'C.UTF-8', PS1: '$ ' };
const noTmux = isThere('tmux', '-V') ? '' : ' (needs tmux)';
const noGit = programsObstacle('git');

describe.skipIf(noTmux !== '').each(Object.entries(shells))(`in a terminal, %s${noTmux}`, (name, shell) => {
  const runs = test.skipIf(!isThere(name));
  // One for each test: a server that is ending still takes calls.
  let count = 0;
  let screen = screenAt(join(folder, name), environment);

  beforeEach(async () => {
    if (!isThere(name)) return;
    count += 1;
    screen = screenAt(join(folder, `${name}-${count}`), environment);
    screen.tmux('new-session', '-d', '-x', '150', '-y', '40', shell.line);
    screen.type(`${shell.load}; echo loa''ded`);
    await screen.shows(/^loaded$/m);
  });
  afterEach(() => {
    screen.tmux('kill-server');
  });

  runs('connects at once where all is well, with the words and the exit code as they are', async () => {
    screen.type(`ssh -F ${config} good 'printf "%s|" "a  b" c; exit 7'; echo co''de ${shell.code}`);
    await screen.shows(/code 7$/m);
    expect(screen.text()).toContain('a  b|c|');
    expect(screen.text()).not.toContain('connect anyway?');
    expect(calls()).toEqual([['-F', config, 'good', 'printf "%s|" "a  b" c; exit 7']]);
  });

  runs('explains what is doomed, and connects only when told to', async () => {
    screen.type(`ssh -F ${broken} doomed 'exit 3'; echo co''de ${shell.code}`);
    await screen.shows(/connect anyway\? \[y\/N\]/);
    expect(screen.text()).toContain('will fail');
    expect(screen.text()).toContain("Bad port 'none'");
    screen.type('n');
    await screen.shows(/code 255$/m);
    expect(calls()).toEqual([]);
    screen.type(`clear; ssh -F ${broken} doomed 'exit 3'; echo co''de ${shell.code}`);
    await screen.shows(/connect anyway\? \[y\/N\] *$/m);
    screen.type('y');
    await screen.shows(/code 3$/m);
    expect(calls()).toEqual([['-F', broken, 'doomed', 'exit 3']]);
  });
});

describe.skipIf(noGit !== undefined)(`git${noGit ? ` (${noGit})` : ''}`, () => {
  const git = (args: readonly string[], more: Readonly<Record<string, string>> = {}) => {
    const identity = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...more };
    const { status, stdout, stderr } = spawnSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...environment, ...identity },
    });
    return { status, stdout, stderr };
  };

  test('fetches through the wrapper, with a question mark and blanks in the path', () => {
    const there = join(folder, 'there ? it is');
    const person = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
    git(['init', '-q', there]);
    git(['-C', there, ...person, 'commit', '-q', '--allow-empty', '-m', 'first']);
    git(['init', '-q', 'here']);
    const command = `'${join(root, 'bin/ssh-lint-ssh')}' -F '${config}'`;
    const fetch = ['-C', 'here', '-c', `core.sshCommand=${command}`, 'fetch', '-q'];
    expect(git([...fetch, `ssh://good${there.replaceAll(' ', '%20').replace('?', '%3F')}`])).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
    expect(git(['-C', 'here', 'log', '--format=%s', 'FETCH_HEAD']).stdout).toBe('first\n');
    expect(calls().at(-1)?.at(-1)).toBe(`git-upload-pack '${there}'`);
  });
});
