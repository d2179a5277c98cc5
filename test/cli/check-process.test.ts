import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const program = fileURLToPath(new URL('../../bin/ssh-lint.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-check-'));
const home = join(folder, 'home');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const config = `Match exec "touch ${folder}/ran"
    Port 99
Host far
    ProxyJump near
    CanonicalizeHostname yes
    CanonicalDomains example.com
Host odd
    ProxyCommand touch ${folder}/ran
    KnownHostsCommand /usr/bin/touch ${folder}/ran
    LocalCommand touch ${folder}/ran
    PermitLocalCommand yes
    PKCS11Provider /nowhere.so
Host *
    User git
`;

beforeAll(() => {
  mkdirSync(join(home, '.ssh'), { recursive: true, mode: 0o700 });
  writeFileSync(join(home, '.ssh/config'), config, { mode: 0o600 });
  writeFileSync(join(home, '.ssh/id_ed25519'), 'no key\n', { mode: 0o600 });
});

const calls = [
  ['github.com'],
  ['far'],
  ['odd'],
  ['--target', '9.2', 'github.com', '--format', 'json'],
  ['--as', 'scp', 'far:a', 'odd:b'],
];

function run(file: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(file, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: '/usr/sbin:/usr/bin:/bin' },
    timeout: 60_000,
  });
  return { status, stdout, stderr };
}

const command = (args: readonly string[]) => [
  process.execPath,
  program,
  'check',
  '--no-config',
  '--home',
  home,
  ...args,
];

const hasStrace = run('strace', ['-f', '-o', join(folder, 'probe'), 'true']).status === 0;
const hasUnshare = run('unshare', ['-rn', 'true']).status === 0;

describe('a check', () => {
  test.skipIf(!hasStrace).each(calls)('starts nothing but ssh -V, and connects to nothing: %j', (...args) => {
    const trace = join(folder, 'trace');
    run('strace', ['-f', '-qq', '-e', 'trace=execve,connect,sendto,bind', '-o', trace, ...command(args)]);
    const lines = readFileSync(trace, 'utf8').split('\n');
    expect(lines[0]).toContain('execve(');
    const started = lines.filter((line) => line.includes('execve(') && line.endsWith('= 0')).slice(1);
    for (const line of started) expect(line).toMatch(/execve\("[^"]*\/ssh", \["[^"]*\/ssh", "-V"\]/);
    expect(started.length).toBeLessThanOrEqual(args.includes('--target') ? 0 : 1);
    expect(lines.filter((line) => /AF_INET|AF_NETLINK/.test(line))).toEqual([]);
  });

  test.skipIf(!hasUnshare).each(calls)('says the same without a network: %j', (...args) => {
    const [file = '', ...rest] = command(args);
    expect(run('unshare', ['-rn', file, ...rest])).toEqual(run(file, rest));
  });

  test('leaves nothing behind', () => {
    for (const args of calls) run(process.execPath, command(args).slice(1));
    expect(
      run('ls', [folder])
        .stdout.split('\n')
        .filter((name) => name === 'ran'),
    ).toEqual([]);
  });
});
