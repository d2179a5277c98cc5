import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { ed25519Key, rsaKey } from '../support/made-keys.ts';
import { home, type MemoryWorld, memoryPorts } from '../support/memory-ports.ts';

const key = ed25519Key();
const config = 'Host github.com\n  User git\n  IdentityFile ~/.ssh/id_work\n';

/** What `ssh-lint` says with these files in `~/.ssh`. */
async function linted(args: readonly string[], files: MemoryWorld['files'] = {}, world: MemoryWorld = {}) {
  const own = Object.fromEntries(
    Object.entries(files).map(([path, entry]) => [path.startsWith('/') ? path : `${home}/.ssh/${path}`, entry]),
  );
  const ports = memoryPorts({ ...world, files: own });
  const code = await main(
    ['--target', '9.2', ...(args.includes('--format') ? [] : ['--format', 'unix']), ...args],
    ports,
  );
  return { code, out: ports.stdout, ports };
}

const open = { content: key.private, mode: 0o644 };

describe('plain ssh-lint looks at', () => {
  test('the keys that the caller’s own config names', async () => {
    const { code, out } = await linted([], { config, id_work: open });
    expect(code).toBe(1);
    expect(out).toContain('Others may read `~/.ssh/id_work`');
  });

  test('the keys that ssh tries by default, where no line names one', async () => {
    const { out } = await linted([], { config: 'Host web\n', id_rsa: rsaKey(2048).private.replaceAll('\n', '\r\n') });
    expect(out).toContain(':1:6: The lines of this key end with CR LF');
  });

  test('what is known of the server', async () => {
    const azure = config.replace('github.com', 'ssh.dev.azure.com');
    const { out } = await linted([], { config: azure, id_work: key.private });
    expect(out).toContain('Azure DevOps Services does not take ED25519 keys');
  });

  test.each(['config', './config', `${home}/.ssh/config`])(
    'a server, and points at the line that decides, in the file %s',
    async (path) => {
      const ciphers = `${config}  Ciphers aes128-cbc\n`;
      const { out } = await linted([path], { config: ciphers }, { currentFolder: `${home}/.ssh` });
      expect(out).toContain('config:4:11: This client and GitHub have no cipher in common');
    },
  );

  test('the agent, once, if there is one', async () => {
    const files = { config, 'id_work.pub': key.line };
    const agents = { '/agent': { answer: Buffer.from('00000005' + '0c' + '00000000', 'hex') } };
    const { ports } = await linted([], files, { environment: { SSH_AUTH_SOCK: '/agent' }, agents });
    expect(ports.asked).toEqual(['/agent']);
    expect((await linted([], files)).ports.asked).toEqual([]);
  });

  test.each(['web', 'github.com'])('the agent, whatever is known of the server %s', async (name) => {
    const files = { config: `Host ${name}\n  IdentitiesOnly yes\n` };
    const said = async (agent: string) => {
      const agents = { '/agent': { answer: Buffer.from(agent, 'hex') } };
      return (await linted([], files, { environment: { SSH_AUTH_SOCK: '/agent' }, agents })).out;
    };
    const blob = `0000000b${Buffer.from('ssh-ed25519').toString('hex')}00000020${'07'.repeat(32)}`;
    const key = `00000033${blob}00000003${Buffer.from('ada').toString('hex')}`;
    expect(await said(`000000430c00000001${key}`)).toContain('and not `ada` of the agent');
    expect(await said('000000050c00000000')).toBe('');
  });
});

describe('nothing is said of keys', () => {
  const silent = async (args: readonly string[], files: MemoryWorld['files'], world: MemoryWorld = {}) => {
    const { out, ports } = await linted(args, files, world);
    expect(out).not.toMatch(/id_work/);
    expect(ports.opened).not.toContain(`${home}/.ssh/id_work`);
    expect(ports.asked).toEqual([]);
  };
  const environment = { SSH_AUTH_SOCK: '/agent' };

  test('with --no-keys', () => silent(['--no-keys'], { config, id_work: open }, { environment }));

  test('in a repository', () =>
    silent(['/repo/ssh/config'], {
      '/repo/.git/HEAD': 'ref: refs/heads/main\n',
      '/repo/ssh/config': config,
      id_work: open,
    }));

  test('from standard input', () => silent(['-'], { id_work: open }, { stdin: config, environment }));
});

test('the mode of a key is changed by an unsafe fix alone', async () => {
  const files = { config, id_work: open };
  const modeAfter = async (...args: readonly string[]) =>
    (await linted(args, files)).ports.files.stat(`${home}/.ssh/id_work`)?.mode;
  expect(await modeAfter('--fix')).toBe(0o644);
  expect(await modeAfter('--fix', '--unsafe-fixes')).toBe(0o600);
});

test('no output shows a part of a key', async () => {
  const damaged = `${key.private.slice(0, 160)}\n`;
  for (const format of ['json', 'stylish', 'sarif', 'github']) {
    const { ports } = await linted(['--format', format], { config, id_work: damaged });
    const said = ports.stdout + ports.stderr;
    expect(said).toContain('id_work');
    for (const line of key.private.split('\n').slice(1, -2)) expect(said).not.toContain(line.slice(0, 20));
  }
});
