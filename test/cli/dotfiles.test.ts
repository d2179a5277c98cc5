import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { standInFor } from '../../src/cli/dotfiles.ts';
import { main } from '../../src/cli/main.ts';
import { home, type MemoryEntry, memoryPorts } from '../support/memory-ports.ts';

const hooks: readonly { readonly id: string; readonly files: string; readonly args?: readonly string[] }[] = parse(
  readFileSync(new URL('../../.pre-commit-hooks.yaml', import.meta.url), 'utf8'),
);

describe('the hooks', () => {
  const [lint, fix] = hooks;
  const takes = (path: string): boolean => new RegExp(lint?.files ?? '').test(path);

  test('are two, for the same files', () => {
    expect(hooks.map(({ id }) => id)).toEqual(['ssh-lint', 'ssh-lint-fix']);
    expect(fix).toMatchObject({
      ...lint,
      id: 'ssh-lint-fix',
      name: 'ssh-lint --fix',
      description: expect.any(String),
      args: ['--fix'],
    });
  });

  test.each([
    '.ssh/config',
    'ssh/.ssh/config',
    'stowed/ssh/.ssh/config.d/work',
    'home/.ssh/conf.d/10-github.conf',
    'ssh/config',
    'ssh/config.symlink',
    'ssh/config.d/home.lan',
    'dot_ssh/config',
    'home/private_dot_ssh/private_config',
    'exact_private_dot_ssh/config.d/lab',
    'private_dot_ssh/private_config.d/private_work',
    '.ssh/config##os.Linux',
    'ssh_config',
    'etc/ssh/ssh_config',
    'etc/ssh/ssh_config.d/50-corp.conf',
    'result/home-files/.ssh/config',
  ])('take %s', (path) => {
    expect(takes(path)).toBe(true);
    expect(standInFor(`/repo/${path}`) !== undefined || path === 'ssh_config').toBe(true);
  });

  test.each([
    'config',
    '.git/config',
    'nvim/config.d/keys',
    'config.d/work',
    'sway/config.d/ssh',
    '.ssh/known_hosts',
    '.ssh/id_ed25519.pub',
    '.ssh/authorized_keys',
    '.ssh/config.d/README.md',
    '.ssh/config.d/.gitkeep',
    '.ssh/config.d/sub/x',
    '.ssh/config.bak',
    'dot_ssh/config.tmpl',
    'dot_ssh/encrypted_private_config.age',
    'etc/ssh/sshd_config',
    'etc/ssh/sshd_config.d/50-corp.conf',
    'ssh_config.md',
    'test_ssh_config',
    'ssh_config.d/README.md',
    'openssh/config',
    'ssh/config.ts',
    'ssh/config/index.js',
    'mosh/config',
    'lib/ssh/config.rb',
    'dot_sshx/config',
    'xdot_ssh/config',
  ])('do not take %s', (path) => expect(takes(path)).toBe(false));
});

describe('the folder that will be ~/.ssh', () => {
  test.each([
    ['/r/.ssh/config', '/r/.ssh'],
    ['/r/pkg/.ssh/config.d/work', '/r/pkg/.ssh'],
    ['/r/home/private_dot_ssh/private_config', '/r/home/private_dot_ssh'],
    ['/r/dot_ssh/lab', '/r/dot_ssh'],
    ['/r/ssh/config.d/lab.conf', '/r/ssh'],
    ['/r/ssh/config', '/r/ssh'],
  ])('of %s is %s', (path, folder) => expect(standInFor(path)).toEqual({ for: '~/.ssh', folder }));

  test.each([
    ['/r/rootfs/etc/ssh/ssh_config', '/r/rootfs/etc/ssh'],
    ['/r/etc/ssh/ssh_config.d/x.conf', '/r/etc/ssh'],
  ])('and for /etc/ssh, of %s is %s', (path, folder) => expect(standInFor(path)).toEqual({ for: '/etc/ssh', folder }));

  test.each([
    '/r/config',
    '/r/ssh/main.ts',
    '/r/ssh_config',
    '/r/sway/config.d/x',
    '/r/files/config',
    '/r/etc/ssh/sshd_config',
  ])('is not to be told from %s', (path) => expect(standInFor(path)).toBeUndefined());
});

const repository = '/srv/dots';

async function lint(name: string, files: Readonly<Record<string, MemoryEntry>>, more: readonly string[] = []) {
  const inside = Object.entries(files).map(([path, entry]): [string, MemoryEntry] => [
    path.startsWith('/') ? path : `${repository}/${path}`,
    entry,
  ]);
  const ports = memoryPorts({
    currentFolder: repository,
    files: { [`${repository}/.git/HEAD`]: '', ...Object.fromEntries(inside) },
  });
  const code = await main(['--target', '9.2', '--no-config', '--format', 'unix', ...more, name], ports);
  return { code, out: ports.stdout, err: ports.stderr, opened: ports.opened };
}

const badHost = 'Host lab\n  Usr x\n';

describe('in a repository of dotfiles', () => {
  test.each([
    ['pkg/.ssh/config', 'pkg/.ssh/config.d/lab', 'Include config.d/*'],
    ['dot_ssh/config', 'dot_ssh/config.d/lab', 'Include ~/.ssh/config.d/*'],
    ['home/private_dot_ssh/private_config', 'home/private_dot_ssh/lab', `Include ${home}/.ssh/lab`],
    ['dot_ssh/private_config', 'dot_ssh/private_config.d/private_lab', 'Include ~/.ssh/config.d/lab'],
    ['dot_ssh/config', 'dot_ssh/exact_config.d/my_lab', 'Include config.d/*'],
    ['private_dot_ssh/config', 'private_dot_ssh/readonly_a+.b', 'Include a+.b'],
    ['ssh/config', 'ssh/config.d/lab', 'Include config.d/lab'],
    ['etc/ssh/ssh_config', 'etc/ssh/ssh_config.d/lab.conf', 'Include /etc/ssh/ssh_config.d/*.conf'],
    ['s[1]/.ssh/config', 's[1]/.ssh/lab', 'Include lab'],
  ])('%s Includes %s', async (name, part, line) => {
    const { code, out } = await lint(name, { [name]: `${line}\n`, [part]: badHost });
    expect(out).toMatch(/^.*:2:3: .*`Usr`.* \[syntax-unknown-keyword\]\n$/);
    expect(out.startsWith(`${part}:`)).toBe(true);
    expect(code).toBe(1);
  });

  test.each(['.ssh/config##os.Linux', '.ssh/config##default', 'dot_ssh/create_private_config'])(
    'a part is judged as a part of %s, too',
    async (main) => {
      const part = main.replace(/[^/]*$/, 'config.d/lab');
      const { out } = await lint(part, { [main]: 'User a\nInclude config.d/*\n', [part]: 'Host lab\n  User b\n' });
      expect(out).toContain('/config.d/lab:2:3: ');
      expect(out).toContain('[order-shadowed-option]');
    },
  );

  test('what chezmoi did not name is not taken for a part', async () => {
    const files = {
      'dot_ssh/config': 'Include lab config.d/a\n',
      'dot_ssh/my_lab': badHost,
      'dot_ssh/private_x/a': badHost,
    };
    expect((await lint('dot_ssh/config', files)).out).toBe('');
    const others = { 'ssh/config': 'Include lab\n', 'ssh/private_lab': badHost };
    expect((await lint('ssh/config', others)).out).toBe('');
  });

  test('a part is judged as a part of its config', async () => {
    const files = { 'dot_ssh/private_config': 'User a\nInclude lab\n', 'dot_ssh/lab': 'Host lab\n  User b\n' };
    const { out } = await lint('dot_ssh/lab', files);
    expect(out).toMatch(/^dot_ssh\/lab:2:3: .*\[order-shadowed-option\]\n$/);
  });

  test("nothing of the caller's own is opened", async () => {
    const own = `${home}/.ssh/lab`;
    const files = {
      'dot_ssh/config': 'Include lab ~/.ssh/lab ~/other /etc/ssh/x\n',
      [own]: badHost,
      [`${home}/other`]: badHost,
    };
    const { code, out, opened } = await lint('dot_ssh/config', files);
    expect(code).toBe(0);
    expect(opened.filter((path) => path.startsWith(home))).toEqual([]);
    expect(out).toContain('[include-not-followed]');
  });

  test('no folder outside is listed, where one may be mounted by being looked at', async () => {
    const files = {
      'dot_ssh/config': 'Include /net/evil.example.com/* /etc/ssh/ssh_config.d/*.conf */../../up/* ~/other/a\n',
    };
    const { out, code } = await lint('dot_ssh/config', { ...files, '/etc/ssh/ssh_config.d/a.conf': badHost });
    expect(code).toBe(0);
    expect(out.match(/\[include-not-followed\]/g)).toHaveLength(4);
    const { out: same } = await lint('dot_ssh/config', files);
    expect(same).toBe(out);
  });

  test('a link that leads out is not followed', async () => {
    const files = {
      'dot_ssh/config': 'Include lab\n',
      'dot_ssh/lab': { link: `${home}/.ssh/lab` },
      [`${home}/.ssh/lab`]: badHost,
    };
    const { opened } = await lint('dot_ssh/config', files);
    expect(opened.filter((path) => path.endsWith('lab'))).toEqual([]);
  });

  test('a template is a note, not a heap of errors', async () => {
    const { code, out } = await lint('dot_ssh/config', {
      'dot_ssh/config': '{{ if eq .os "linux" }}\nHost a\n{{ end }}\n  Nonsense x\n',
    });
    expect(code).toBe(0);
    expect(out).toMatch(/^dot_ssh\/config:1:1: .* \[syntax-template\]\n$/);
  });

  test('the system file of a repository is read as one', async () => {
    const { out } = await lint('etc/ssh/ssh_config', { 'etc/ssh/ssh_config': 'Include ~/x\n' });
    expect(out).toContain('[include-bad-path]');
  });

  test('outside of a repository a config is read as it stands', async () => {
    const files = { '/opt/x/.ssh/config': 'Include lab\n', '/opt/x/.ssh/lab': badHost };
    expect((await lint('/opt/x/.ssh/config', files)).out).not.toContain('Usr');
  });
});
