import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, entry, type Hooks, publish, type Said } from '../support/hooks.ts';
import { programsObstacle, registryObstacle } from '../support/programs.ts';
import { isolationHere } from '../support/real-ssh.ts';
import { write } from '../support/written.ts';

const minutes = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-hooks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lab = 'Host lab\n    IdentityFile ~/.ssh/lab\n    Compression no\n    Ciphers aes256-ctr, aes128-ctr\n';
const mended = 'Host lab\n    IdentityFile ~/.ssh/lab\n    Ciphers aes256-ctr,aes128-ctr\n';
const template = 'Host work\n{{ if eq .chezmoi.os "linux" }}\n    Usr ada\n{{ end }}\n';
const including = (words: string): string => `Compression yes\nInclude ${words}\n`;

interface Layout {
  /** The file with the mistakes. */
  readonly bad: string;
  readonly others: Readonly<Record<string, string>>;
}

const layouts: Readonly<Record<string, Layout>> = {
  'a home folder': {
    bad: '.ssh/config.d/lab',
    others: { '.ssh/config': including('config.d/*'), '.ssh/known_hosts': 'nonsense\n' },
  },
  stow: {
    bad: 'ssh/.ssh/config.d/lab',
    others: { 'ssh/.ssh/config': including('config.d/*'), 'bash/.bashrc': 'alias s=ssh\n' },
  },
  chezmoi: {
    bad: 'private_dot_ssh/private_config.d/private_lab',
    others: {
      'private_dot_ssh/private_config': including('~/.ssh/config.d/lab'),
      'private_dot_ssh/private_config.d/work.tmpl': template,
      'private_dot_ssh/lab.tmpl': template,
    },
  },
  yadm: {
    bad: '.ssh/config.d/lab',
    others: { '.ssh/config##os.Linux': including('~/.ssh/config.d/*'), '.ssh/config##os.Darwin': 'Host mac\n' },
  },
  'Home Manager and scripts that link': {
    bad: 'ssh/config.d/lab.conf',
    others: { 'ssh/config': including('~/.ssh/config.d/*.conf'), 'config.d/sway': 'Usr x\n' },
  },
};

const missing = programsObstacle('pre-commit', 'git');

describe.skipIf(missing !== undefined)(`pre-commit${missing ? ` (${missing})` : ''}`, () => {
  let hooks: Hooks;
  let obstacle: string | undefined;

  const commit = (where: string): Said => {
    call(hooks, where, ['git', 'add', '--all']);
    return call(hooks, where, ['git', 'commit', '-m', 'dotfiles']);
  };
  /** A repository with these files, and the hooks in it. */
  const repository = (files: Readonly<Record<string, string>>, ids: readonly string[]): string => {
    const where = mkdtempSync(join(folder, 'dots-'));
    call(hooks, where, ['git', 'init', '-q']);
    write(where, { ...files, '.pre-commit-config.yaml': entry(hooks, ids) });
    call(hooks, where, ['pre-commit', 'install']);
    return where;
  };

  // Builds the program from its sources, once: pre-commit keeps what it has installed.
  beforeAll(() => {
    hooks = publish(folder);
    const where = repository({}, ['ssh-lint', 'ssh-lint-fix']);
    const { status, text } = call(hooks, where, ['pre-commit', 'install-hooks']);
    obstacle = status === 0 ? undefined : registryObstacle();
    if (status !== 0 && obstacle === undefined) throw new Error(text);
  }, 15 * minutes);

  test('a bad config is not committed, and the reason fits on a screen', ({ skip }) => {
    skip(obstacle !== undefined, obstacle);
    const where = repository({ '.ssh/config': lab }, ['ssh-lint']);
    const { status, text } = commit(where);
    expect(status).toBe(1);
    expect(text).toBe(`ssh-lint.................................................................Failed
- hook id: ssh-lint
- exit code: 1

.ssh/config
  4:24  error  The list of \`Ciphers\` ends at this blank: its names are separated
               by commas alone.  algo-list-space
     4 │     Ciphers aes256-ctr, aes128-ctr
       │                        ^
       fix: Write it without blanks (safe)

1 error in 1 file, 1 fixable with --fix

`);
  });

  test.for(Object.entries(layouts))('%s: fixed as a part of its config, then committed', ([, layout], { skip }) => {
    skip(obstacle !== undefined, obstacle);
    const { bad, others } = layout;
    const where = repository({ ...others, [bad]: lab }, ['ssh-lint-fix', 'ssh-lint']);
    const refused = commit(where);
    expect(refused.status).toBe(1);
    expect(refused.text).toContain('- files were modified by this hook\n\nfixed 2 problems\n');
    expect(refused.text).toContain(`  ${bad}:3  Remove the line  order-shadowed-option\n`);
    expect(refused.text).toContain(`  ${bad}:4  Write it without blanks  algo-list-space\n`);
    expect(readFileSync(join(where, bad), 'utf8')).toBe(mended);
    for (const [path, text] of Object.entries(others)) expect(readFileSync(join(where, path), 'utf8')).toBe(text);
    // Neither of keys and files that are not there, nor of templates.
    const quiet = call(hooks, where, ['pre-commit', 'run', '--all-files', '--verbose']);
    expect(quiet.text.split('\n').filter((line) => /^ |problem|error|warning/.test(line))).toEqual([]);
    expect(commit(where)).toMatchObject({ status: 0, text: expect.stringMatching(/(ssh-lint.*Passed\n){2}$/) });
  });

  test('a template is left alone, also where an entry asks for it', ({ skip }) => {
    skip(obstacle !== undefined, obstacle);
    const where = repository({ 'dot_ssh/config.tmpl': template }, ['ssh-lint-fix', 'ssh-lint']);
    expect(commit(where)).toMatchObject({
      status: 0,
      text: expect.stringMatching(/(ssh-lint.*\(no files to check\)Skipped\n){2}$/),
    });
    const asked = `${entry(hooks, ['ssh-lint-fix'])}        files: '[.]tmpl$'\n        verbose: true\n`;
    writeFileSync(join(where, '.pre-commit-config.yaml'), asked);
    call(hooks, where, ['git', 'add', '--all']);
    const { status, text } = call(hooks, where, ['pre-commit', 'run', '--all-files']);
    expect({ status, text }).toMatchObject({ status: 0 });
    expect(text).toContain('This file is a template and not looked into');
    expect(readFileSync(join(where, 'dot_ssh/config.tmpl'), 'utf8')).toBe(template);
  });

  test('the targets of the repository hold', ({ skip }) => {
    skip(obstacle !== undefined, obstacle);
    const files = {
      '.ssh-lintrc.yaml': "targets:\n  - '8.0'\n  - 'debian-12'\n",
      'ssh/.ssh/config': 'Host lab\n    PubkeyAcceptedAlgorithms ssh-ed25519\n',
    };
    const where = repository(files, ['ssh-lint']);
    const { status, text } = commit(where);
    expect(status).toBe(1);
    expect(text.replaceAll(/\s+/g, ' ')).toMatch(/2:5 error .*`PubkeyAcceptedAlgorithms`.* for: .*8\.0/);
    rmSync(join(where, '.ssh-lintrc.yaml'));
    expect(commit(where).status).toBe(0);
  });

  test('nothing of the person is read', ({ skip }) => {
    skip(obstacle !== undefined, obstacle);
    const trace = join(folder, 'trace');
    const tracer = ['strace', '-f', '-qq', '-e', 'trace=open,openat', '-o', trace];
    const where = repository({ '.ssh/config': `Include ~/.ssh/config.d/* /etc/ssh/ssh_config.d/*\n${mended}` }, [
      'ssh-lint',
    ]);
    call(hooks, where, ['git', 'add', '--all']);
    skip(call(hooks, where, [...tracer, 'true']).status !== 0, 'strace is not here, or may not look');
    expect(call(hooks, where, [...tracer, 'pre-commit', 'run']).status).toBe(0);
    const opened = readFileSync(trace, 'utf8').split('\n');
    expect(opened.some((line) => line.includes('.ssh/config"') && !line.includes('ENOENT'))).toBe(true);
    expect(opened.filter((line) => /"\/etc\/ssh|"[^"]*\/\.ssh\//.test(line) && !line.includes(`"${where}`))).toEqual(
      [],
    );
  });

  test('in a home folder whose bare repository lies elsewhere, as dotfiles are often kept', ({ skip }) => {
    skip(obstacle !== undefined, obstacle);
    skip(isolationHere().obstacle !== undefined, isolationHere().obstacle);
    const home = mkdtempSync(join(folder, 'home-'));
    write(home, {
      '.ssh/config': mended.replace(',', ', '),
      '.pre-commit-config.yaml': entry(hooks, ['ssh-lint-fix']),
    });
    write(folder, { passwd: `root:x:0:0:root:${home}:/bin/sh\n` });
    const script = `mount --bind "$1/passwd" /etc/passwd; export HOME="$2"; cd
      dots() { git --git-dir="$HOME/.dots" --work-tree="$HOME" "$@"; }
      git init -q --bare .dots; dots config status.showUntrackedFiles no; chmod 700 .ssh; chmod 600 .ssh/config
      GIT_DIR=.dots GIT_WORK_TREE=. pre-commit install >/dev/null
      for time in first second; do dots add .ssh/config; dots commit -q -m "$time" >$time 2>&1; echo "$time: $?"; done`;
    const { text } = call(hooks, folder, ['unshare', '--mount', 'sh', '-c', script, 'sh', folder, home]);
    expect(text).toBe('first: 1\nsecond: 0\n');
    // It is their own config, so their keys are looked for.
    expect(readFileSync(join(home, 'first'), 'utf8')).toContain('There is no file `~/.ssh/lab`');
    expect(readFileSync(join(home, '.ssh/config'), 'utf8')).toBe(mended);
  });
});
