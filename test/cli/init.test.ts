import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { rules } from '../../rules/index.ts';
import { contentMistakes } from '../../src/cli/config/checks.ts';
import { checkShape } from '../../src/cli/config/mistakes.ts';
import { main } from '../../src/cli/main.ts';
import { parseTarget } from '../../src/client/target.ts';
import { home, type MemoryWorld, memoryPorts } from '../support/memory-ports.ts';

const debian = {
  files: { '/usr/bin/ssh': { content: '', mode: 0o755 } },
  environment: { PATH: '/usr/bin' },
  run: () => ({ code: 0, stdout: '', stderr: 'OpenSSH_9.2p1 Debian-2+deb12u10, OpenSSL 3.0.19\n' }),
};

async function init(words: readonly string[], world: MemoryWorld = {}) {
  const ports = memoryPorts({ ...debian, ...world, files: { ...debian.files, ...world.files } });
  const code = await main(['init', ...words], ports);
  return { code, out: ports.stdout, err: ports.stderr, reports: ports.reports };
}

const dots = `${home}/dots`;
const repository = {
  currentFolder: `${dots}/bin`,
  files: {
    [`${dots}/.git/HEAD`]: '',
    [`${dots}/bin/x`]: '',
    [`${dots}/home/dot_ssh/config`]: 'Host a\n  UseKeychain yes\nHost *\n  User a\n  User b\n  User c\n',
    [`${dots}/node_modules/x/.ssh/config`]: 'Host a\n',
    [`${dots}/home/dot_ssh/id_rsa`]: '',
  },
};

describe('init', () => {
  test('writes for the home folder what the program takes', async () => {
    const { code, out, err, reports } = await init([], { files: { [`${home}/.ssh/config`]: 'Host a\n' } });
    expect({ code, err }).toEqual({ code: 0, err: 'ssh-lint: wrote ~/.ssh-lintrc.yaml\n' });
    const text = reports.get(`${home}/.ssh-lintrc.yaml`) ?? '';
    expect(out).toBe(`# ~/.ssh-lintrc.yaml\n${text}`);
    expect(text).toContain('# This machine has OpenSSH_9.2p1 Debian-2+deb12u10.');
    expect(parse(text)).toEqual({ extends: 'recommended', targets: ['installed'], rules: {} });
  });

  test('looks at the configs of a repository, and at what they need', async () => {
    const { reports } = await init([], repository);
    const text = reports.get(`${dots}/.ssh-lintrc.yaml`) ?? '';
    expect(parse(text)).toEqual({ extends: 'recommended', targets: ['debian-12'] });
    expect(text).toContain('# For ~/dots/home/dot_ssh/config.');
    expect(text).toContain('seems to be a Mac');
    expect(text).toMatch(/^# {3}order-shadowed-option: off +# 2 findings today$/m);
    expect(text).toMatch(/^# {3}syntax-usekeychain-portable: off +# 1 finding today$/m);
  });

  test('what is commented out is a configuration, too', async () => {
    const { reports } = await init(['--target', '8.0', '--target', 'macos-15'], repository);
    const text = reports.get(`${dots}/.ssh-lintrc.yaml`) ?? '';
    const open = text.replaceAll(/^(\s*)# (rules:| {2}[a-z-]+: off.*|hosts:| {2}web1:.*|- .*)$/gm, '$1$2');
    const shape = checkShape(parse(open));
    expect(shape).toMatchObject({
      config: { hosts: { web1: expect.any(String) }, targets: ['8.0', 'macos-15', 'macos-15'] },
    });
    if ('config' in shape) {
      expect(Object.keys(shape.config.rules ?? {})).toContain('order-shadowed-option');
      expect(contentMistakes(shape.config, rules)).toEqual([]);
    }
  });

  test('writes nothing with --dry-run', async () => {
    const { code, out, err, reports } = await init(['--dry-run', '--pre-commit'], repository);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('extends: recommended');
    expect(out).toContain('- id: ssh-lint');
    expect([...reports]).toEqual([]);
  });

  test.each(['.ssh-lintrc', '.ssh-lintrc.json', '.ssh-lintrc.yaml', '.ssh-lintrc.yml'])(
    'overwrites no %s',
    async (name) => {
      const files = { ...repository.files, [`${dots}/${name}`]: { link: '/nowhere' } };
      const { code, err, reports } = await init([], { ...repository, files });
      expect({ code, err }).toEqual({
        code: 2,
        err: `ssh-lint: there is ${dots}/${name} already, and it stays as it is\n`,
      });
      expect([...reports]).toEqual([]);
    },
  );

  test('writes the hook, or shows its entry where there are others', async () => {
    const fresh = await init(['--pre-commit'], repository);
    const hooks = parse(fresh.reports.get(`${dots}/.pre-commit-config.yaml`) ?? '');
    expect(hooks.repos[0].hooks).toEqual([{ id: 'ssh-lint' }]);
    const path = `${dots}/.pre-commit-config.yaml`;
    const { out, err, reports } = await init(['--pre-commit'], {
      ...repository,
      files: { ...repository.files, [path]: 'repos: []\n' },
    });
    expect(reports.has(path)).toBe(false);
    expect(err).toContain('~/dots/.pre-commit-config.yaml stays as it is');
    expect(parse(`repos:\n${out.slice(out.indexOf('  - repo'))}`).repos).toEqual(hooks.repos);
  });

  test.each([
    [['x'], 'ssh-lint: `init` takes no words\n'],
    [['--pre-commit'], 'ssh-lint: --pre-commit is for a repository, and this is none\n'],
    [['--target', 'debian-x'], /^ssh-lint: `debian-x` is no/],
  ])('%j is no call', async (words, said) => {
    const { code, err, reports } = await init(words);
    expect(code).toBe(2);
    expect(err).toMatch(said);
    expect([...reports]).toEqual([]);
  });

  test.each([
    ['OpenSSH_9.2p1 Debian-2+deb12u10', 'debian-12'],
    ['OpenSSH_9.6p1 Ubuntu-3ubuntu13.5', 'ubuntu-24.04'],
    ['OpenSSH_9.9p2, OpenSSL 3.4', '9.9p2'],
  ])('calls %s %s', async (banner, name) => {
    const run = () => ({ code: 0, stdout: '', stderr: `${banner}\n` });
    const { reports } = await init([], { ...repository, run });
    const [target] = parse(reports.get(`${dots}/.ssh-lintrc.yaml`) ?? '').targets;
    expect(target).toBe(name);
    expect(parseTarget(target)).not.toHaveProperty('problem');
  });

  test('without an ssh it says so', async () => {
    const { code, err, reports } = await init([], { ...repository, environment: { PATH: '/nowhere' } });
    expect(code).toBe(0);
    expect(err).toContain('no ssh is installed');
    expect(parse(reports.get(`${dots}/.ssh-lintrc.yaml`) ?? '').targets).toEqual(['installed']);
  });
});
