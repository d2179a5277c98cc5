import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { home, type MemoryEntry, memoryPorts } from '../support/memory-ports.ts';

const program = fileURLToPath(new URL('../../bin/ssh-lint.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-bad-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the program on `config`, among these files below its folder. */
function run(
  config: string | Uint8Array,
  files: Readonly<Record<string, string>> = {},
  ...more: readonly string[]
): Ran {
  const home = mkdtempSync(join(folder, 'home-'));
  for (const [name, text] of Object.entries({ '.ssh/empty': '', ...files })) {
    const path = join(home, name);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, text, { mode: 0o600 });
  }
  writeFileSync(join(home, '.ssh/config'), config, { mode: 0o600 });
  return start(['--home', home, '--target', '9.2', '--no-config', '--no-keys', join(home, '.ssh/config'), ...more]);
}

function start(args: readonly string[]): Ran {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 256 * 1024 * 1024,
    input: '',
  });
  expect(error).toBeUndefined();
  return { code: status, out: stdout, err: stderr };
}

/** In memory, which is faster and can hold what a disk here cannot. */
async function lint(files: Readonly<Record<string, MemoryEntry>>, ...args: readonly string[]) {
  const ports = memoryPorts({ files });
  const code = await main(['--target', '9.2', '--no-config', ...args], ports);
  return { code, out: ports.stdout, err: ports.stderr, runs: ports.runs, opened: ports.opened };
}

const config = `${home}/.ssh/config`;

function expectNoControls(text: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
  expect(text).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
}

describe('a file that is no config', () => {
  test('none at all: one line, and nothing is wrong', async () => {
    const { code, out, err } = await lint({});
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toBe(`ssh-lint: there is no ${home}/.ssh/config: the defaults and the system's config hold\n`);
  });

  test('a name that is missing', async () => {
    const { code, err } = await lint({}, 'old.conf');
    expect({ code, err }).toEqual({ code: 2, err: 'ssh-lint: there is no file old.conf\n' });
  });

  test('a folder', async () => {
    const { code, err } = await lint({ [config]: '' }, `${home}/.ssh`);
    expect(code).toBe(2);
    expect(err).toContain('is a folder');
  });

  test('unreadable', async () => {
    const { code, err } = await lint({ [config]: { content: 'Host *\n', mode: 0 } }, config);
    expect({ code, err }).toEqual({ code: 2, err: `ssh-lint: cannot read ${config}: Permission denied\n` });
  });

  test('unreadable, and not named', async () => {
    const { code, err } = await lint({ [config]: { content: 'Host *\n', mode: 0 } });
    expect({ code, err }).toEqual({ code: 2, err: `ssh-lint: cannot read ${config}: Permission denied\n` });
  });

  test('a FIFO or a device by name is not opened', async () => {
    const { code, err, opened } = await lint({ [config]: { kind: 'special' } }, config);
    expect({ code, opened }).toEqual({ code: 2, opened: [] });
    expect(err).toContain('no regular file');
  });

  test('0 bytes', () => {
    expect(run('')).toEqual({ code: 0, out: '', err: '' });
  });

  test('50 MB', () => {
    const { code, out, err } = run(`# ${'x'.repeat(98)}\n`.repeat(500_000));
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain('1 error');
  });

  test('one line of 10 MB', () => {
    const { code, out } = run(`Host a\n  User ${'x'.repeat(10_000_000)}\n  Prot 22\n`);
    expect(code).toBe(1);
    expect(out.length).toBeLessThan(10_000);
  });

  test('many words on one line, each of them wrong', () => {
    const { code, out } = run(`Host ${'web,1 '.repeat(100_000)}\n`);
    expect(code).toBeLessThan(2);
    expect(out).toMatch(/… and 90000 more findings, not shown\n\n100000 errors in 1 file\n$/);
  });

  test('NUL bytes', () => {
    const { code, out } = run('Host a\n  User \0\0\0secret\0\n'.repeat(5));
    expect(code).toBe(1);
    expectNoControls(out);
  });

  test.each(['utf-16le', 'utf-16be'])('%s', (encoding) => {
    const bytes = Buffer.from('\ufeffHost *\n  Password hunter2\n', 'utf16le');
    const { code, out } = run(encoding === 'utf-16le' ? bytes : bytes.swap16());
    expect(code).toBe(1);
    expect(out).not.toContain('hunter2');
    expectNoControls(out);
  });

  test('a private key', () => {
    const key =
      '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU\n-----END OPENSSH PRIVATE KEY-----\n';
    for (const format of ['stylish', 'json']) {
      const { code, out, err } = run(key, {}, '--format', format);
      expect(code).toBe(1);
      expect(out + err).not.toContain('b3BlbnNz');
    }
  });
});

describe('what a config names', () => {
  test('a FIFO, a device, a folder', () => {
    const fifo = join(folder, 'pipe');
    expect(spawnSync('/usr/bin/mkfifo', [fifo]).status).toBe(0);
    const { code, out } = run(`Include ${fifo}\nInclude /dev/zero\nInclude /dev/tty\nInclude /\nHost a\n  User b\n`);
    expect(code).toBe(1);
    expect(out).toContain('/dev/zero');
  });

  test('itself, and two files each other', () => {
    const files = { '.ssh/a': 'Include b\n', '.ssh/b': 'Include a\n' };
    const { code, out } = run('Include config\nInclude a\n', files);
    expect(code).toBe(1);
    expect(out).toContain('nclude');
  });

  test('100,000 files', async () => {
    const names = Array.from({ length: 100_000 }, (_, index) => `${home}/.ssh/many/${index}`);
    const files = Object.fromEntries(names.map((name) => [name, 'Host *\n'] as const));
    const { code, out } = await lint({ ...files, [config]: 'Include many/*\n' });
    expect(code).toBe(1);
    expect(out).toContain('1 error');
  });

  test('a pattern that is slow to match', () => {
    const slow = `${'*a'.repeat(200)}*b`;
    const { code } = run(`Host ${slow}\n  User x\nHost ${'a'.repeat(500)}\n  User y\nMatch host ${slow}\n  Port 22\n`);
    expect(code).toBeLessThan(2);
  });

  test('secrets of another program', () => {
    const aws = '[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI\n';
    for (const format of ['stylish', 'json']) {
      const { out, err } = run('Include ~/.aws/credentials\n', { '.aws/credentials': aws }, '--format', format);
      expect(out).toContain('credentials');
      expect(out + err).not.toMatch(/AKIA|wJalr|aws_|default\]/);
    }
  });

  test('programs are not run', async () => {
    const lines = ['Match exec "touch /tmp/ran"', 'ProxyCommand touch /tmp/ran', 'LocalCommand touch /tmp/ran'];
    const text = [...lines, 'KnownHostsCommand /usr/bin/touch /tmp/ran', 'User a', ''].join('\n');
    const { runs } = await lint({ [config]: text });
    expect(runs).toEqual([]);
  });
});

test('escape sequences in names and values stay what they are: text', () => {
  const evil =
    'Ho\x1b[31mst \x1b]0;title\x07\n  Prot\x9b31m 22\n  User a\u202eb\u2066c\x7f\nHost \x1b[2J\n  Port \x1b[8m99999\n';
  for (const format of ['stylish', 'json']) {
    const { code, out, err } = run(evil, {}, '--format', format);
    expect(code).toBe(1);
    expectNoControls(out + err);
    expect(out).not.toMatch(/[\u202e\u2066]/);
  }
  const { code, err } = start(['\x1b[31mred.conf']);
  expect(code).toBe(2);
  expectNoControls(err);
});

test('a client that is not known', async () => {
  const { code, err } = await lint({ [config]: '' }, '--target', '99');
  expect(code).toBe(2);
  expect(err).toContain('OpenSSH 99');
});
