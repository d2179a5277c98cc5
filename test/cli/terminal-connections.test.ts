import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountHome, type Living, makeWorld, serversObstacle, startServers } from '../support/live-servers.ts';
import { isThere } from '../support/programs.ts';
import { screenAt, shells, tmuxAt } from '../support/screen.ts';
import { write } from '../support/written.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const refusal = 'Unable to negotiate with 127.0.0.1 port 2223: no matching cipher found. Their offer: aes128-cbc';
const obstacle = serversObstacle() ?? (isThere('tmux', '-V') ? undefined : 'needs tmux');

const title = `with real servers, %s${obstacle === undefined ? '' : ` (${obstacle})`}`;

describe.skipIf(obstacle !== undefined).each(Object.entries(shells))(title, (name, shell) => {
  const runs = test.skipIf(!isThere(name));
  const folder = mkdtempSync(join(tmpdir(), 'sl-'));
  const home = join(folder, 'home');
  const env = {
    PATH: `${join(folder, 'bin')}:/usr/bin:/bin:${dirname(process.execPath)}`,
    ...{ HOME: home, TERM: 'xterm', LANG: 'C.UTF-8', PS1: '$ ' },
  };
  const screen = screenAt(join(folder, 'tmux'), env);
  let living: Living | undefined;

  beforeAll(async () => {
    if (!isThere(name)) return;
    makeWorld(folder);
    write(folder, {
      'bin/ssh-lint': `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'bin/ssh-lint.js')}' "$@"\n`,
    });
    chmodSync(join(folder, 'bin/ssh-lint'), 0o755);
    symlinkSync(join(root, 'bin/ssh-lint-ssh'), join(folder, 'bin/ssh-lint-ssh'));
    const command = [...tmuxAt(join(folder, 'tmux')), 'new-session', '-d', '-x', '150', '-y', '50', shell.line];
    living = await startServers(folder, { command, env });
    screen.type(`${shell.load}; echo loa''ded`);
    await screen.shows(/^loaded$/m);
  });
  afterAll(() => {
    living?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  let count = 0;
  /** Types a line of the shell, replies where it asks whether to connect, and waits; what is shown below the line, and its exit code. */
  async function answer(line: string, ...replies: readonly string[]) {
    count += 1;
    screen.type('clear');
    screen.type(`${line}; echo co''de-${count} ${shell.code}`);
    for (const reply of replies) {
      await screen.shows(/connect anyway\? \[y\/N\] *$/m);
      screen.type(reply);
    }
    const end = new RegExp(`^code-${count} (\\d+)$`, 'm');
    await screen.shows(end);
    const [said = '', code] = screen.text().split(end);
    const shown = said.split('\n').map((each) => each.trimEnd());
    const typed = shown.findLastIndex((each) => each.includes("echo co''de"));
    return { code: Number(code), lines: shown.slice(typed + 1).filter((each) => each !== '') };
  }
  const connections = (server: 'good' | 'old'): number =>
    (living?.log(server).split('Connection from').length ?? 1) - 1;

  runs('connects at once, with quotes, the remote HOME and the exit code as they are', async () => {
    const before = connections('good');
    const { code, lines } = await answer(`ssh good 'printf "%s\\n" "a  b" $HOME; exit 7'`);
    expect({ code, lines }).toEqual({ code: 7, lines: ['a  b', accountHome] });
    expect(connections('good') - before).toBe(1);
  });

  runs('passes standard input', async () => {
    expect(await answer('echo x | ssh good cat')).toEqual({ code: 0, lines: ['x'] });
    write(home, { 'many lines': 'a\nb\n\nc\n' });
    expect(await answer("ssh good 'wc -l' <'many lines' | cat")).toEqual({ code: 0, lines: ['4'] });
  });

  runs('copies with scp and sftp, there and back', async () => {
    write(home, { 'a file': `text of ${name}\n` });
    expect(await answer("scp -q 'a file' good:'copied by scp'")).toEqual({ code: 0, lines: [] });
    expect(await answer("scp -q good:'copied by scp' .")).toEqual({ code: 0, lines: [] });
    expect(readFileSync(join(home, 'copied by scp'), 'utf8')).toBe(`text of ${name}\n`);
    expect(await answer('echo \'get "copied by scp" fetched\' | sftp -q -b - good')).toMatchObject({ code: 0 });
    expect(readFileSync(join(home, 'fetched'), 'utf8')).toBe(`text of ${name}\n`);
    const failed = await answer('command scp -q nothing-there good:');
    expect(failed.code).not.toBe(0);
    expect(await answer('scp -q nothing-there good:')).toEqual(failed);
  });

  runs('clones with git, which asks the wrapper first whose options it takes', async () => {
    const first = 'git init -q r; git -C r -c user.name=a -c user.email=a@b commit -q --allow-empty -m first';
    expect(await answer(`ssh good '${first}'`)).toMatchObject({ code: 0 });
    const clone = 'git -c core.sshCommand=ssh-lint-ssh clone -q good:r r; git --no-pager -C r log --format=%s';
    expect(await answer(clone)).toEqual({ code: 0, lines: ['first'] });
  });

  runs('explains what is doomed, and stops or goes on as it is told', async () => {
    const before = connections('old');
    const stopped = await answer('ssh old true', 'n');
    expect(stopped.code).toBe(255);
    const said = stopped.lines.join('\n').replaceAll(/\s+/g, ' ');
    expect(said).toContain('old (old-sshd) will fail: no cipher in common');
    expect(said).toContain(refusal);
    expect(said).toContain('Host old Ciphers +aes128-cbc');
    expect(connections('old')).toBe(before);
    const gone = await answer('ssh old true', 'y');
    expect(gone.code).toBe(255);
    expect(gone.lines.at(-1)).toBe(refusal);
    expect(connections('old')).toBe(before + 1);
    expect(await answer("scp -q 'a file' old:", 'n')).toMatchObject({ code: 255 });
    expect(connections('old')).toBe(before + 1);
  });

  runs('goes by where it is told to, and where nobody can be asked', async () => {
    const denied = { code: 255, lines: [refusal] };
    expect(await answer('command ssh old true')).toEqual(denied);
    expect(await answer('env SSH_LINT=off ssh-lint-ssh old true')).toEqual(denied);
    expect(await answer('SSH_LINT=off ssh old true')).toEqual(denied);
    const unasked = await answer('env GIT_TERMINAL_PROMPT=0 ssh-lint-ssh old true');
    expect(unasked.lines[0]).toBe('old (old-sshd) will fail: no cipher in common');
    expect(unasked.lines.at(-1)).toBe(denied.lines[0]);
    const before = connections('old');
    expect(await answer('env GIT_TERMINAL_PROMPT=0 SSH_LINT=strict ssh-lint-ssh old true')).toMatchObject({
      code: 255,
    });
    expect(connections('old')).toBe(before);
  });

  runs('what --fix writes lets the doomed one in', async () => {
    expect(await answer('ssh-lint --fix --only algo-no-common-cipher')).toMatchObject({ code: 0 });
    expect(readFileSync(join(home, '.ssh/config'), 'utf8')).toContain('    Ciphers +aes128-cbc\n');
    expect(await answer("ssh old 'echo in'")).toEqual({ code: 0, lines: ['in'] });
  });
});
