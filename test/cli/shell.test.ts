import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { optionsOf } from '../../src/cli/options.ts';
import { type Shell, scriptFor, shells } from '../../src/cli/shell-scripts.ts';
import { home, memoryPorts } from '../support/memory-ports.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-shell-'));
/** With characters that a shell would break or expand. */
const own = join(folder, "it's $HOME of (all)");
const bin = join(folder, 'bin');
const wrapper = join(own, 'ssh-lint-ssh');
const ran = join(folder, 'ran');
const checked = join(folder, 'checked');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function program(path: string, text: string): void {
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
}

/** Writes down how it was called. */
const record = (log: string): string => `{ printf '%s\\0' "\${0##*/}" "$@"; printf '\\n'; } >>'${log}'`;

for (const path of [own, bin]) mkdirSync(path);
copyFileSync(join(root, 'bin/ssh-lint-ssh'), wrapper);
program(join(own, 'ssh-lint'), `${record(checked)}\ncat >/dev/null\necho 'it will fail'\nexit "$CHECKED"`);
for (const name of ['ssh', 'scp', 'sftp'])
  program(join(bin, name), `${record(ran)}\n[ -z "$CAT" ] || cat\nexit "\${RAN:-0}"`);
beforeEach(() => {
  for (const log of [ran, checked]) rmSync(log, { force: true });
});

const callsIn = (log: string): readonly (readonly string[])[] =>
  existsSync(log)
    ? readFileSync(log, 'utf8')
        .split('\0\n')
        .slice(0, -1)
        .map((line) => line.split('\0'))
    : [];

interface World {
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly path?: string;
}

const flags: Readonly<Record<Shell, readonly string[]>> = {
  bash: ['--norc', '--noprofile'],
  zsh: ['-f'],
  fish: ['--no-config'],
};

/** Runs a line in a shell that has read what `ssh-lint shell` prints. */
function run(shell: Shell, line: string, { environment = {}, input = '', path = wrapper }: World = {}) {
  rmSync(ran, { force: true });
  rmSync(checked, { force: true });
  const { status, stdout, stderr } = spawnSync(shell, [...flags[shell], '-c', `${scriptFor(shell, path)}\n${line}`], {
    cwd: folder,
    encoding: 'utf8',
    input,
    env: { PATH: `${bin}:/usr/bin:/bin`, HOME: folder, CHECKED: '0', ...environment },
  });
  return { status, stdout, stderr, ran: callsIn(ran), checked: callsIn(checked) };
}

const isThere = (name: string): boolean => spawnSync(name, ['--version']).error === undefined;
const present = shells.filter(isThere);

test('bash is there', () => {
  expect(present).toContain('bash');
});

describe.each(shells)('%s', (shell) => {
  const runs = test.skipIf(!present.includes(shell));
  const go = (line: string, world: World = {}) => run(shell, line, world);

  runs('says nothing of a connection that will do, and changes nothing about it', () => {
    const { status, stdout, stderr, ...calls } = go(`ssh -p 22 web1 'echo "a  b"; ls *' '' 'c\\d' '$x'`, {
      environment: { RAN: '7' },
    });
    expect({ status, stdout, stderr }).toEqual({ status: 7, stdout: '', stderr: '' });
    const words = ['-p', '22', 'web1', 'echo "a  b"; ls *', '', 'c\\d', '$x'];
    expect(calls.ran).toEqual([['ssh', ...words]]);
    expect(calls.checked).toEqual([['ssh-lint', 'check', '--as', 'ssh', '--no-color', ...words]]);
  });

  runs('leaves standard input to ssh', () => {
    const { stdout } = go('ssh web1 cat', { input: 'one\ntwo\n', environment: { CAT: '1' } });
    expect(stdout).toBe('one\ntwo\n');
  });

  runs('says what is foretold, and goes on where nobody can be asked', () => {
    const { status, stdout, stderr, ran } = go('ssh web1', { environment: { CHECKED: '1', RAN: '3' } });
    expect({ status, stdout, stderr }).toEqual({ status: 3, stdout: '', stderr: 'it will fail\n' });
    expect(ran).toEqual([['ssh', 'web1']]);
  });

  runs('stops there if it is to be strict', () => {
    const { status, stderr, ran } = go('ssh web1', { environment: { CHECKED: '1', SSH_LINT: 'strict' } });
    expect({ status, stderr, ran }).toEqual({ status: 255, stderr: 'it will fail\n', ran: [] });
    expect(go('ssh web1', { environment: { SSH_LINT: 'strict' } }).ran).toHaveLength(1);
  });

  runs.each(['2', '70', '127', '137'])('connects when the check ends with %s', (CHECKED) => {
    const { stderr, ran } = go('ssh web1', { environment: { CHECKED, SSH_LINT: 'strict' } });
    expect({ stderr, ran }).toEqual({ stderr: '', ran: [['ssh', 'web1']] });
  });

  runs('checks nothing when it is told so', () => {
    expect(go('ssh web1', { environment: { SSH_LINT: 'off', CHECKED: '1' } })).toMatchObject({
      checked: [],
      ran: [['ssh', 'web1']],
    });
    expect(go('command ssh web1')).toMatchObject({ checked: [], ran: [['ssh', 'web1']] });
  });

  runs('checks scp and sftp, too', () => {
    expect(go('scp a web1:b').checked).toEqual([['ssh-lint', 'check', '--as', 'scp', '--no-color', 'a', 'web1:b']]);
    expect(go('sftp web1').checked).toEqual([['ssh-lint', 'check', '--as', 'sftp', '--no-color', 'web1']]);
    expect(go('scp -O a web1:b').ran).toEqual([['scp', '-O', 'a', 'web1:b']]);
  });

  runs('runs ssh when ssh-lint is gone', () => {
    expect(go('ssh web1', { path: join(folder, 'gone') })).toMatchObject({
      status: 0,
      stderr: '',
      checked: [],
      ran: [['ssh', 'web1']],
    });
  });
});

describe('the wrapper', () => {
  test.each([
    '-G web1',
    '-V',
    '-Q cipher',
    '-O check web1',
    '-W a:22 web1',
    '-vG web1',
    'web1 -G',
    'web1 -p 22 -W a:1',
    '-p 22',
    '-F',
    '--help',
    '',
  ])('does not look at ssh %s', (words) => {
    const { checked, ran } = run('bash', `ssh ${words}`);
    expect(checked).toEqual([]);
    expect(ran).toEqual([['ssh', ...words.split(' ').filter((word) => word !== '')]]);
  });

  test.each([
    '-i -G web1',
    '-oProxyCommand=-V web1',
    '-l G web1',
    'web1 ls -V',
    'web1 -- -G',
    '-- web1 -G',
    '-p22 web1',
    '-fN web1',
    'web1 -p 22',
  ])('looks at ssh %s', (words) => {
    const { checked, ran } = run('bash', `ssh ${words}`);
    expect(checked).toEqual([['ssh-lint', 'check', '--as', 'ssh', '--no-color', ...words.split(' ')]]);
    expect(ran).toEqual([['ssh', ...words.split(' ')]]);
  });

  test('says what the real ssh-lint foretells', () => {
    const config = join(folder, 'config');
    writeFileSync(config, 'Host web1\n  Usr x\nHost *\n  Port 22\n');
    const path = join(root, 'bin/ssh-lint-ssh');
    const environment = { PATH: `${bin}:${process.execPath.replace(/\/[^/]*$/, '')}:/usr/bin:/bin` };
    const { stderr, ran: calls } = run('bash', `ssh -F '${config}' web1 true`, { path, environment });
    expect(stderr).toContain('web1 will fail: ssh refuses the config');
    expect(calls.at(-1)).toEqual(['ssh', '-F', config, 'web1', 'true']);
    writeFileSync(config, 'Host web1\n  Port 22\n');
    expect(run('bash', `ssh -F '${config}' web1 true`, { path, environment })).toMatchObject({ status: 0, stderr: '' });
  });

  test('is a program for git', () => {
    const git = `git -c core.sshCommand="'$WRAPPER' -i key" -c ssh.variant=ssh ls-remote ssh://git@web1/x`;
    const environment = { WRAPPER: wrapper.replace("'", "'\\''"), CHECKED: '1', GIT_CONFIG_NOSYSTEM: '1' };
    const { stderr, ran } = run('bash', git, { environment });
    expect(stderr).toContain('it will fail');
    expect(ran.at(-1)).toEqual(expect.arrayContaining(['ssh', '-i', 'key', 'git@web1', "git-upload-pack '/x'"]));
  });

  test('does not mind an alias of the same name', () => {
    const { stdout, stderr, status } = spawnSync(
      'bash',
      ['--norc', '-c', `shopt -s expand_aliases\nalias ssh='ssh -A'\neval "$SCRIPT"\neval 'ssh web1'`],
      { encoding: 'utf8', env: { PATH: `${bin}:/usr/bin:/bin`, CHECKED: '0', SCRIPT: scriptFor('bash', wrapper) } },
    );
    expect({ stdout, stderr, status }).toEqual({ stdout: '', stderr: '', status: 0 });
    expect(callsIn(ran)).toEqual([['ssh', '-A', 'web1']]);
  });

  /** With a terminal of its own, on which `typed` is typed. */
  function onTerminal(typed: string, environment: Readonly<Record<string, string>> = {}) {
    const { status, stdout } = spawnSync('script', ['-qec', `'${wrapper.replace("'", "'\\''")}' web1`, '/dev/null'], {
      encoding: 'utf8',
      input: typed,
      env: { PATH: `${bin}:/usr/bin:/bin`, TERM: 'xterm', CHECKED: '1', ...environment },
    });
    return { status, stdout, ran: callsIn(ran), checked: callsIn(checked) };
  }

  describe.skipIf(!isThere('script'))('on a terminal', () => {
    test.each(['y', 'YES'])('connects after %s', (answer) => {
      const { status, stdout, ran, checked } = onTerminal(`${answer}\n`, { RAN: '4' });
      expect(stdout).toContain('it will fail');
      expect(stdout).toContain('connect anyway? [y/N] ');
      expect({ status, ran }).toEqual({ status: 4, ran: [['ssh', 'web1']] });
      expect(checked[0]).toContain('--color');
    });

    test.each(['n', '', 'yep'])('does not after «%s»', (answer) => {
      expect(onTerminal(`${answer}\n`)).toMatchObject({ status: 255, ran: [] });
    });

    test('asks nothing where git must not ask', () => {
      const { stdout, ran } = onTerminal('n\n', { GIT_TERMINAL_PROMPT: '0' });
      expect(stdout).not.toContain('connect anyway');
      expect(ran).toHaveLength(1);
    });
  });
});

describe('completions', () => {
  const real = join(folder, 'real');
  mkdirSync(join(real, 'x'), { recursive: true });
  symlinkSync(join(root, 'bin/ssh-lint.js'), join(real, 'ssh-lint'));
  writeFileSync(join(real, 'x/config'), '');

  const glue: Readonly<Record<Shell, (line: string) => string>> = {
    bash: (line) => `COMP_LINE='${line}' COMP_POINT=${line.length}; _ssh_lint; printf '%s\\n' "\${COMPREPLY[@]}"`,
    zsh: (line) =>
      `_describe() { print -lr -- "\${(@P)2}" }; _files() { print files }; l='${line}'; words=("\${(@s: :)l}"); CURRENT=$#words; _ssh_lint`,
    fish: (line) => `complete -C '${line}'`,
  };

  function completed(shell: Shell, line: string): readonly string[] {
    const { stdout, stderr } = spawnSync(
      shell,
      [...flags[shell], '-c', `${scriptFor(shell, wrapper)}\n${glue[shell](line)}`],
      {
        cwd: real,
        encoding: 'utf8',
        env: { PATH: `${real}:${process.execPath.replace(/\/[^/]*$/, '')}:/usr/bin:/bin`, HOME: folder },
      },
    );
    expect(stderr).toBe('');
    return stdout
      .split('\n')
      .filter((each) => each !== '')
      .map((each) => each.split(/\t|(?<!\\):/)[0] ?? '');
  }

  describe.each(shells)('of %s', (shell) => {
    const completes = test.skipIf(!present.includes(shell));

    completes('know commands, options, values and files', () => {
      expect(completed(shell, 'ssh-lint pol')).toContain('policies');
      expect(completed(shell, 'ssh-lint --max')).toEqual(['--max-warnings']);
      expect(completed(shell, 'ssh-lint --target debian-1')).toContain('debian-12');
      expect(completed(shell, 'ssh-lint explain order-sh')).toEqual(['order-shadowed-option']);
      expect(completed(shell, 'ssh-lint shell z')).toEqual(['zsh']);
    });

    completes('know files where a file may stand', () => {
      const found = completed(shell, 'ssh-lint --config x/');
      expect(found.join()).toMatch(/x\/config|files/);
    });
  });

  test.skipIf(!present.includes('bash'))('of bash put only what is missing behind = and :', () => {
    expect(completed('bash', 'ssh-lint --format=s')).toEqual(['stylish', 'sarif']);
    expect(completed('bash', 'ssh-lint --only syntax-bad-va')).toEqual(['syntax-bad-value']);
  });
});

async function offered(words: readonly string[], config = ''): Promise<readonly string[]> {
  const ports = memoryPorts({ files: { [`${home}/.ssh/config`]: config } });
  expect(await main(['shell', 'complete', '--', ...words], ports)).toBe(0);
  expect(ports.stderr).toBe('');
  return ports.stdout.split('\n').slice(0, -1);
}

describe('what is offered', () => {
  const config = 'Host web1 web2 *.lab !no\nHost "a b" $x\nMatch host db1\nHost git.example.com\n';

  test.each([
    [
      ['resolve', 'web'],
      ['web1', 'web2'],
    ],
    [['check', 'git@g'], ['git@git.example.com']],
    [
      ['--destination', 'web'],
      ['web1', 'web2'],
    ],
    [['--host=web2'], ['--host=web2']],
    [
      ['check', '--policy', 'gitlab-s'],
      ['gitlab-self-managed', 'gitlab-sshd'],
    ],
    [['--category', 'sty'], ['style']],
    [
      ['resolve', '--format', ''],
      ['text', 'json', 'ssh-g'],
    ],
    [['rules', 'x'], []],
    [['diagnose', 'x'], []],
    [['--max-warnings', ''], []],
    [['--home', ''], [':files']],
    [['--rule', 'order-shadowed-option:w'], ['order-shadowed-option:warning']],
    [['x', 'rul'], [':files']],
  ] as const)('%j', async (words, wanted) => {
    const all = await offered(words, config);
    expect(all.map((line) => line.split('\t')[0])).toEqual(wanted);
  });

  test('something for every option that wants a name or a path', async () => {
    const wanting = optionsOf('lint').filter(({ value }) => value !== undefined && value !== 'number');
    expect(wanting.length).toBeGreaterThan(10);
    for (const { name } of wanting) expect(await offered([`--${name}`, ''], config), name).not.toEqual([]);
  });

  test('no option of a later version', async () => {
    const all = await offered(['--']);
    expect(all.length).toBeGreaterThan(15);
    expect(all.join()).not.toContain('probe');
  });
});

test('the destinations are the literal names of the config', async () => {
  const ports = memoryPorts({
    files: { [`${home}/.ssh/config`]: 'Include more\nHost web1 *.lab "a b"\n', [`${home}/.ssh/more`]: 'Host $x db1\n' },
  });
  expect(await main(['shell', 'destinations'], ports)).toBe(0);
  expect(ports.stdout.split('\n')).toEqual(['db1', 'web1', '']);
  expect(ports.runs).toEqual([]);
});

test.each([[], ['tcsh'], ['bash', 'x']])('shell %j is no call', async (...words) => {
  const ports = memoryPorts();
  expect(await main(['shell', ...words.flat()], ports)).toBe(2);
  expect(ports.stderr).toBe('ssh-lint: name a shell: ssh-lint shell bash, zsh or fish\n');
});

test.each(shells)('the script for %s names the wrapper of this package', (shell) => {
  const { stdout, status } = spawnSync(process.execPath, [join(root, 'bin/ssh-lint.js'), 'shell', shell], {
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  expect(stdout).toContain(join(root, 'bin/ssh-lint-ssh'));
});
