import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { home, type MemoryWorld, memoryPorts } from '../support/memory-ports.ts';

const config = `Include config.d/*

Host web*
    HostName %h.example.com
    User deploy
    Port 2222
    IdentityFile ~/.ssh/web
    SetEnv TOKEN=secret LANG=C

Host *
    User ada
    Port 22
    IdentityFile ~/.ssh/id_ed25519
    ProxyCommand connect -H http://bob:hunter2@proxy:3128 %h %p
`;
const withExec = 'Match exec "test -f /vpn"\n    ProxyJump bastion\nHost *\n    User ada\n';

async function run(args: readonly string[], text: string = config, world: MemoryWorld = {}) {
  const files = {
    [`${home}/.ssh/config`]: text,
    [`${home}/.ssh/config.d/work`]: 'Host web1\n    Port 443\n',
    ...world.files,
  };
  const ports = memoryPorts({ ...world, files });
  const code = await main(['resolve', '--target', '9.2', ...args], ports);
  return { code, out: ports.stdout, err: ports.stderr, runs: ports.runs };
}

describe('for people', () => {
  test('every option that is set, the line that set it and the lines that lost', async () => {
    const { code, out, err } = await run(['web1']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(`web1 as OpenSSH 9.2p1 reads it

User           deploy                                    ~/.ssh/config:5
             ✗ ada                                       ~/.ssh/config:11
HostName       web1.example.com                          ~/.ssh/config:4
Port           443                                       ~/.ssh/config.d/work:2
             ✗ 2222                                      ~/.ssh/config:6
             ✗ 22                                        ~/.ssh/config:12
IdentityFile   ~/.ssh/web                                ~/.ssh/config:7
               ~/.ssh/id_ed25519                         ~/.ssh/config:13
SetEnv         TOKEN=****                                ~/.ssh/config:8
ProxyCommand   connect -H http://bob:****@proxy:3128 %h  ~/.ssh/config:14
               %p

✗ lost: what is set first stays
`);
  });

  test("ssh's options count, wherever they stand", async () => {
    const { out } = await run(['-p', '99', 'me@web1', '--all', '-4', 'ls', '--format', 'json']);
    expect(out).toMatch(/^User +me +command line$/m);
    expect(out).toMatch(/^Port +99 +command line$/m);
    expect(out).toMatch(/^AddressFamily +inet +command line$/m);
    expect(out).toMatch(/^BatchMode +no +default$/m);
  });

  test('nothing set', async () => {
    expect((await run(['x'], '')).out).toBe('x as OpenSSH 9.2p1 reads it\n\nNo line sets an option for it.\n');
  });

  test('what hangs on a command', async () => {
    const { code, out, runs } = await run(['x'], withExec);
    expect({ code, runs }).toEqual({ code: 0, runs: [] });
    expect(out).toMatch(/^ProxyJump +\? bastion +~\/.ssh\/config:2$/m);
    expect(out).toContain('assumed: `test -f /vpn` was not run (~/.ssh/config:1)');
    expect(out).toContain('--allow-exec');
  });

  test('which is run on request alone', async () => {
    const environment = { SHELL: '/bin/dash' };
    const ran = await run(['x', '--allow-exec'], withExec, {
      environment,
      run: () => ({ code: 0, stdout: '', stderr: '' }),
    });
    expect(ran.runs).toEqual([['/bin/dash', '-c', 'test -f /vpn']]);
    expect(ran.out).toMatch(/^ProxyJump +bastion +~\/.ssh\/config:2$/m);
    const failed = await run(['x', '--allow-exec'], withExec, { run: () => ({ code: 1, stdout: '', stderr: '' }) });
    expect(failed.runs).toEqual([['/bin/sh', '-c', 'test -f /vpn']]);
    expect(failed.out).not.toContain('ProxyJump');
  });

  test('what ssh refuses', async () => {
    const { code, out } = await run(['x'], 'Host x\n  Usr \x1b[31mx\n');
    expect(code).toBe(1);
    expect(out).toBe(`OpenSSH 9.2p1 refuses to connect to x

    ╭ ~/.ssh/config
  2 │   Usr \\e[31mx
    │   ^^^

  ${home}/.ssh/config: line 2: Bad configuration option: usr
  ${home}/.ssh/config: terminating, 1 bad configuration options
`);
  });

  test('a destination that ssh refuses', async () => {
    const ports = memoryPorts();
    expect(await main(['resolve', '--target', '10.0', 'x;y'], ports)).toBe(1);
    expect(ports.stdout).toBe('OpenSSH 10.0p2 refuses to connect to x;y\n\n  hostname contains invalid characters\n');
  });

  test.each([40, 60, 100])('%i columns', async (columns) => {
    const { out } = await run(['web1'], config, { terminal: { columns } });
    if (columns >= 60) for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
    expect(out).toContain('IdentityFile');
  });

  test('colours change nothing but colour', async () => {
    const { out } = await run(['web1', '--color'], config + withExec);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
    expect(out.replaceAll(/\x1b\[\d+m/g, '')).toBe((await run(['web1'], config + withExec)).out);
  });
});

describe('as ssh -G', () => {
  test('exactly, and the assumptions on standard error', async () => {
    const { code, out, err } = await run(['web1', '--format', 'ssh-g']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^host web1\nuser deploy\nhostname web1\.example\.com\nport 443\n/);
    expect(out).toContain('\nsetenv TOKEN=secret\n');
  });

  test('with the words and the exit code of ssh', async () => {
    const { code, out, err } = await run(['x', '--format', 'ssh-g'], 'Usr x\n');
    expect({ code, out }).toEqual({ code: 255, out: '' });
    expect(err).toBe(
      `${home}/.ssh/config: line 1: Bad configuration option: usr\r\n${home}/.ssh/config: terminating, 1 bad configuration options\r\n`,
    );
  });

  test('nothing where it hangs on a command', async () => {
    const { code, out, err } = await run(['x', '--format', 'ssh-g'], withExec);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe('ssh-lint: the answer hangs on a command: ~/.ssh/config:1: `test -f /vpn` was not run\n');
  });
});

test('a line that says the same again', async () => {
  const { out } = await run(
    ['x'],
    'IdentityFile ~/.ssh/a\nIdentityFile ~/.ssh/a\nLocalForward 1 h:1\nDynamicForward 2\n',
  );
  expect(out).toMatch(/^ +(=|✗) ~\/\.ssh\/a +~\/\.ssh\/config:2$/m);
  expect(out).toMatch(/^LocalForward +1 h:1 +~\/\.ssh\/config:3$/m);
  expect(out).toMatch(/^DynamicForward +2 +~\/\.ssh\/config:4$/m);
});

test('for programs, what hangs on a command', async () => {
  const answer = JSON.parse((await run(['x', '--format', 'json'], withExec)).out);
  expect(answer.assumptions).toEqual([
    expect.objectContaining({
      kind: 'exec-not-run',
      matters: true,
      file: '~/.ssh/config',
      start: { line: 1, column: 1, offset: 0 },
    }),
  ]);
  expect(answer.options.find(({ id }: { id: string }) => id === 'proxyjump')).toMatchObject({ undecided: true });
});

test('for programs, into a file', async () => {
  const ports = memoryPorts({ files: { [`${home}/.ssh/config`]: config } });
  const args = ['resolve', '--target', '9.2', 'web1', '--format', 'ssh-g=out.txt', '--format', 'json'];
  expect(await main(args, ports)).toBe(0);
  expect(ports.reports.get(`${home}/out.txt`)).toContain('hostname web1.example.com');
  expect(JSON.parse(ports.stdout)).toMatchObject({ host: 'web1' });
});

test('for programs', async () => {
  const { code, out } = await run(['me@web1', '--format', 'json']);
  expect(code).toBe(0);
  expect(out).not.toMatch(/secret|hunter2/);
  const answer = JSON.parse(out);
  expect(answer).toMatchObject({
    version: 1,
    destination: 'me@web1',
    host: 'web1',
    client: '9.2',
    status: 'resolved',
    exitCode: 0,
    messages: [],
    assumptions: [],
    limits: [],
    files: ['~/.ssh/config', '~/.ssh/config.d/work'],
  });
  const option = (id: string): unknown => answer.options.find((one: { id: string }) => one.id === id);
  expect(option('user')).toMatchObject({ name: 'User', values: ['me'], origin: 'command-line', undecided: false });
  expect(option('port')).toMatchObject({
    values: ['443'],
    origin: 'config',
    lines: [
      { outcome: 'wins', value: '443', file: '~/.ssh/config.d/work', start: { line: 2, column: 5 }, by: null },
      {
        outcome: 'shadowed',
        value: '2222',
        file: '~/.ssh/config',
        by: { file: '~/.ssh/config.d/work', start: { line: 2 } },
      },
      { outcome: 'shadowed', value: '22' },
    ],
  });
});

describe('the call', () => {
  test.each([
    [[], 'ssh-lint: no destination is named: ssh-lint resolve <destination>\n'],
    [['--target', '8.0', 'x'], 'ssh-lint: resolve reads the config as one --target\n'],
    [['x', '--format', 'stylish'], 'ssh-lint: there is no format `stylish`: text, json, ssh-g\n'],
  ])('%j', async (args, said) => {
    expect(await run(args)).toMatchObject({ code: 2, out: '', err: said });
  });

  test('another home, another file', async () => {
    const files = { '/srv/home/.ssh/config': 'Port 1\n', '/srv/own': 'Port 2\n' };
    expect((await run(['--home', '/srv/home', 'x'], '', { files })).out).toMatch(/^Port +1 /m);
    expect((await run(['-F', '/srv/own', 'x'], '', { files })).out).toMatch(/^Port +2 /m);
  });

  test('a config that is too large to be read is no part of an answer', async () => {
    const files = { [`${home}/.ssh/config`]: { size: 2 ** 40, content: '' } };
    const ports = memoryPorts({ files });
    expect(await main(['resolve', '--target', '9.2', 'x'], ports)).toBe(2);
    expect(ports.stdout).toBe('');
    expect(ports.stderr).toContain('cannot be read to its end');
  });
});
