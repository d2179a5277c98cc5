import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registryObstacle } from '../support/programs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-pack-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Place {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Runs a program; its exit code and what it says. */
function run(file: string, args: readonly string[], place: string | Place) {
  const { cwd, environment } = typeof place === 'string' ? { cwd: place, environment: {} } : place;
  const env = { ...process.env, ...environment };
  const { status, stdout, stderr } = spawnSync(file, args, { cwd, encoding: 'utf8', env });
  return { status, stdout, stderr };
}

test('npm pack prints the name of the package and nothing of the build, as pre-commit wants it', () => {
  const alone = join(folder, 'alone');
  mkdirSync(alone);
  const manifest = { name: 'packed', version: '1.0.0', scripts: { prepare: 'echo noise' } };
  copyFileSync(join(root, '.npmrc'), join(alone, '.npmrc'));
  writeFileSync(join(alone, 'package.json'), JSON.stringify(manifest));
  const { status, stdout } = run('npm', ['pack', '--dry-run', '--offline'], alone);
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'packed-1.0.0.tgz\n' });
});

describe('the package', () => {
  let tarball: string;
  let files: readonly string[];
  beforeAll(() => {
    run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], root);
    const { stdout } = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root);
    const [packed] = JSON.parse(stdout);
    tarball = join(folder, packed.filename);
    files = packed.files.map(({ path }: { readonly path: string }) => path);
  });

  test('holds what it needs and nothing else', () => {
    const kinds = new Set(files.map(kindOf));
    expect([...kinds].sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'bin',
      'bytecode',
      'man/ssh-lint.1',
      'package.json',
      'page of a rule',
      'program',
      'schema/ssh-lintrc.json',
      'types',
    ]);
  });

  test('has exports that tools for packages find right', async () => {
    const data = readFileSync(tarball);
    const bytes = data.buffer.slice(data.byteOffset, data.byteOffset + data.length);
    const { messages } = await publint({ pack: { tarball: bytes } });
    expect(messages).toEqual([]);
    const checked = await checkPackage(createPackageFromTarballData(new Uint8Array(data)), { entrypoints: ['.'] });
    const problems = 'problems' in checked ? checked.problems.map(({ kind }) => kind) : ['no types'];
    // It is an ES module, which every Node that it is for can require.
    expect(problems.filter((kind) => kind !== 'CJSResolvesToESM')).toEqual([]);
  });

  describe('installed', () => {
    const place = join(folder, 'place');
    let installed = false;
    beforeAll(() => {
      mkdirSync(place);
      writeFileSync(join(place, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
      const { status, stderr } = run('npm', ['install', '--ignore-scripts', '--prefer-offline', tarball], place);
      installed = status === 0;
      if (!installed) console.warn(`npm cannot install here: ${stderr.trim().split('\n').at(-1)}`);
    });
    const inPlace = (...args: readonly string[]) => run(join(place, 'node_modules/.bin/ssh-lint'), args, place);
    const common = ['--no-config', '--target', '9.2'];

    test('tells its version', ({ skip }) => {
      skip(!installed, 'npm cannot install here');
      const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
      expect(inPlace('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
    });

    test('lints, repairs, checks and has its pages', ({ skip }) => {
      skip(!installed, 'npm cannot install here');
      writeFileSync(join(place, 'config'), 'Host a\n    Compression yes\n    Compression no\n', { mode: 0o600 });
      expect(inPlace('config', ...common)).toMatchObject({ stdout: expect.stringContaining('order-shadowed-option') });
      expect(inPlace('config', '--fix', ...common)).toMatchObject({ status: 0 });
      expect(readFileSync(join(place, 'config'), 'utf8')).toBe('Host a\n    Compression yes\n');
      expect(inPlace('check', 'a', '-F', 'config', '--no-keys', ...common)).toMatchObject({ status: 0, stderr: '' });
      expect(inPlace('explain', 'order-shadowed-option').stdout).toContain('What it finds');
    });

    test('is what a program in TypeScript can use', ({ skip }) => {
      skip(!installed, 'npm cannot install here');
      copyFileSync(join(root, 'test/support/consumer.txt'), join(place, 'consumer.ts'));
      const options = { module: 'nodenext', strict: true, skipLibCheck: false, types: ['node'], target: 'es2023' };
      const compilerOptions = { ...options, typeRoots: [join(root, 'node_modules/@types')] };
      writeFileSync(join(place, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
      const compiled = run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc')], place);
      expect(compiled).toMatchObject({ status: 0, stdout: '' });
      expect(run(process.execPath, ['consumer.js'], place)).toEqual({
        status: 0,
        stdout: 'order-shadowed-option\nHost a\n    Compression yes\nunknown\nyes\ngithub\n',
        stderr: '',
      });
    });
  });

  describe('in an empty folder of somebody who has nothing of it', () => {
    const empty = join(folder, 'empty');
    // What npx and npm keep is not to lie among the developer's own.
    const own = { npm_config_cache: join(folder, 'cache'), npm_config_update_notifier: 'false', HOME: empty };
    const npm = (program: string, ...args: readonly string[]) => run(program, args, { cwd: empty, environment: own });
    const text = 'Host a\n    Compression yes\n    Compression no\n';
    const common = ['--no-config', '--target', '9.2'];
    let archive = '';
    let obstacle: string | undefined;
    beforeAll(() => {
      mkdirSync(empty);
      archive = `./${basename(tarball)}`;
      copyFileSync(tarball, join(empty, archive));
      obstacle = registryObstacle();
    });
    const stands = () => readdirSync(empty).filter((name) => !['config', basename(tarball), '.npmrc'].includes(name));

    test('npx runs it from the archive, and leaves nothing in the folder', ({ skip }) => {
      skip(obstacle !== undefined, obstacle);
      const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
      expect(npm('npx', '--yes', archive, '--version')).toMatchObject({ status: 0, stdout: `${version}\n` });
      writeFileSync(join(empty, 'config'), text, { mode: 0o600 });
      const linted = npm('npx', '--yes', archive, 'config', '--max-warnings', '0', ...common);
      expect(linted).toMatchObject({ status: 1, stdout: expect.stringContaining('order-shadowed-option') });
      const checked = npm('npx', '--yes', archive, 'check', '-F', 'config', '-p', 'none', 'a', ...common);
      expect(checked).toMatchObject({ status: 1, stdout: expect.stringContaining("Bad port 'none'") });
      expect(npm('npx', '--yes', archive, '--fix', 'config', ...common)).toMatchObject({ status: 0 });
      expect(readFileSync(join(empty, 'config'), 'utf8')).toBe('Host a\n    Compression yes\n');
      expect(stands()).toEqual([]);
    });

    test('npm exec runs it, and the wrapper that comes with it', ({ skip }) => {
      skip(obstacle !== undefined, obstacle);
      const exec = (...words: readonly string[]) => npm('npm', 'exec', '--yes', '--package', archive, '--', ...words);
      writeFileSync(join(empty, 'config'), text, { mode: 0o600 });
      expect(exec('ssh-lint', '--diff', 'config', ...common)).toMatchObject({
        status: 1,
        stdout: expect.stringContaining('\n-    Compression no\n'),
      });
      expect(exec('ssh-lint-ssh', '-G', '-F', 'config', 'a')).toMatchObject({
        status: 0,
        stdout: expect.stringContaining('\ncompression yes\n'),
      });
    });

    test('npm puts it on the PATH, with its manual', ({ skip }) => {
      skip(obstacle !== undefined, obstacle);
      const prefix = join(folder, 'prefix');
      const PATH = `${prefix}/bin:${process.env.PATH}`;
      expect(npm('npm', 'install', '--global', '--prefix', prefix, archive)).toMatchObject({ status: 0 });
      const script = 'eval "$(ssh-lint shell bash)"; type -t ssh; ssh-lint --version; command -v ssh-lint-ssh';
      const called = run('bash', ['-c', script], { cwd: empty, environment: { ...own, PATH } });
      expect(called).toMatchObject({
        status: 0,
        stdout: expect.stringMatching(/^function\n[\d.]+\n.*\/ssh-lint-ssh\n$/),
      });
      const page = readFileSync(join(prefix, 'share/man/man1/ssh-lint.1'), 'utf8');
      expect(page).toBe(readFileSync(join(root, 'man/ssh-lint.1'), 'utf8'));
    });
  });
});

/** What a file of the package is for; its own path where it should not be there. */
function kindOf(path: string): string {
  if (/^dist\/types\/(src|rules)\/.*\.d\.ts$/.test(path)) return 'types';
  if (/^dist\/(index\.js|main\.cjs|program-[0-9a-f]{12}\.cjs|chunks\/[\w-]+\.cjs)$/.test(path)) return 'program';
  if (/^dist\/program-[0-9a-f]{12}-(check|lint|lint-no-keys|resolve)-v[\d.]+-\w+-\w+\.cache$/.test(path))
    return 'bytecode';
  if (/^rules\/[a-z0-9-]+\.md$/.test(path)) return 'page of a rule';
  return ['bin/package.json', 'bin/ssh-lint-ssh', 'bin/ssh-lint.js'].includes(path) ? 'bin' : path;
}
