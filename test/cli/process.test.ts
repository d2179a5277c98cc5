import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const program = fileURLToPath(new URL('../../bin/ssh-lint.js', import.meta.url));
const example = fileURLToPath(new URL('../../examples/config', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-process-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Call {
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
}

function run({ args, cwd = folder, environment = {}, input = '' }: Call) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin', ...environment },
    input,
    timeout: 30_000,
  });
  return { status, stdout, stderr };
}

function shell(script: string) {
  const { status, stdout, stderr } = spawnSync('/bin/bash', ['-c', script], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const ssh = `${process.execPath} ${program}`;

describe('the program', () => {
  test('lints the example, as the README says', () => {
    const { status, stdout, stderr } = run({ args: ['--target', '9.2', '--no-config', example] });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toMatch(/\d+ errors, \d+ warnings? in 1 file(?:, \d+ fixable with --fix)?\n$/);
    expect(stdout).not.toContain('\x1b');
  });

  test('colours on demand', () => {
    const args = ['--target', '9.2', '--no-config', example];
    expect(run({ args, environment: { FORCE_COLOR: '1' } }).stdout).toContain('\x1b[31m');
    expect(run({ args: [...args, '--no-color'], environment: { FORCE_COLOR: '1' } }).stdout).not.toContain('\x1b');
    expect(run({ args: [...args, '--color'] }).stdout).toContain('\x1b[31m');
  });

  test('reads standard input', () => {
    const { status, stdout } = run({ args: ['--target', '9.2', '--no-config', '-'], input: 'Host a\n  Prt 22\n' });
    expect(status).toBe(1);
    expect(stdout).toContain('<stdin>');
  });

  test('an empty or closed standard input is an empty config', () => {
    expect(shell(`${ssh} --target 9.2 --no-config - </dev/null`)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(shell(`${ssh} --target 9.2 --no-config - <&-`).status).toBe(0);
  });

  test('does not mind a reader that goes away', () => {
    const { stdout, stderr } = shell(
      `${ssh} --target 9.2 --no-config --format json ${example} | head -c 10; echo " \${PIPESTATUS[0]}"`,
    );
    expect(stdout).toMatch(/ 1\n$/);
    expect(stderr).toBe('');
  });

  test('waits for a slow reader', () => {
    writeFileSync(join(folder, 'many'), 'Prt 22\n'.repeat(5000));
    const { stdout } = shell(`${ssh} --target 9.2 --no-config --format json many | (sleep 0.5; cat) | tail -c 2`);
    expect(stdout).toBe('}\n');
  });

  test('says when it cannot write', () => {
    if (!existsSync('/dev/full')) return;
    const { status, stderr } = shell(`${ssh} --target 9.2 --no-config ${example} >/dev/full`);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^ssh-lint: cannot write/);
  });

  test('ends as it would where even a complaint cannot be written', () => {
    if (!existsSync('/dev/full')) return;
    expect(shell(`${ssh} --target 9.2 nowhere 2>/dev/full`).status).toBe(2);
  });

  test('resolves as ssh does', () => {
    writeFileSync(join(folder, 'own'), 'Host web\n  HostName web.example.com\n  Port 2222\n');
    const { status, stdout } = run({ args: ['resolve', '--target', '9.2', '-F', 'own', 'web', '--format', 'ssh-g'] });
    expect(status).toBe(0);
    expect(stdout).toContain('\nhostname web.example.com\nport 2222\n');
  });

  test('explains every rule that it lists', () => {
    const rules = JSON.parse(run({ args: ['rules', '--format', 'json'] }).stdout);
    expect(rules.length).toBeGreaterThan(10);
    const { status, stdout } = run({ args: ['explain', rules[0].id] });
    expect(status).toBe(0);
    expect(stdout).toContain('What it finds');
  });
});

test('planted programs and configurations are not run', () => {
  const home = join(folder, 'home');
  const trap = join(folder, 'ran');
  const script = `require('fs').writeFileSync(${JSON.stringify(trap)}, __filename); module.exports = {};`;
  const names = ['ssh-lint.config.js', '.ssh-lintrc.js', '.ssh-lintrc.cjs', '.config/config.js', '.config/config.cjs'];
  for (const place of ['', 'repo', 'repo/ssh', 'home', 'home/.ssh', 'home/.config/ssh-lint']) {
    mkdirSync(join(folder, place, '.config'), { recursive: true });
    for (const name of [...names, 'config.js', 'config.ts', 'evil.js'])
      writeFileSync(join(folder, place, name), script);
    writeFileSync(join(folder, place, 'package.json'), '{"cosmiconfig": {"$import": "./evil.js"}}');
    writeFileSync(join(folder, place, '.config/config.json'), '{"cosmiconfig": {"$import": "../evil.js"}}');
  }
  writeFileSync(join(folder, 'repo/ssh/ssh'), `#!/bin/sh\ntouch ${trap}\n`, { mode: 0o755 });
  mkdirSync(join(folder, 'repo/ssh/node_modules/.bin'), { recursive: true });
  writeFileSync(join(folder, 'repo/ssh/node_modules/.bin/ssh'), `#!/bin/sh\ntouch ${trap}\n`, { mode: 0o755 });
  writeFileSync(
    join(folder, 'repo/ssh/config'),
    'Match exec "touch ran"\n  ProxyCommand touch ran\nHost *\n  User a\n',
  );
  const cwd = join(folder, 'repo/ssh');
  const environment = {
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    PATH: `.:${cwd}:${cwd}/node_modules/.bin:/usr/bin:/bin`,
  };
  for (const args of [
    ['config'],
    ['--target', '9.2', 'config'],
    ['resolve', '-F', 'config', 'x'],
    ['--print-config', 'config'],
  ]) {
    expect(run({ args, cwd, environment }).status).toBeLessThan(2);
  }
  expect(existsSync(trap)).toBe(false);
  expect(existsSync(join(cwd, 'ran'))).toBe(false);
});
