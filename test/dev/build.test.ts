import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the built program and answers with the files of it that Node loaded as modules. */
function loaded(args: readonly string[]): readonly string[] {
  const program = `
    process.argv = ['node', 'ssh-lint', ...${JSON.stringify(args)}];
    require('./dist/main.cjs').run().then(() => {
      process.exitCode = 0;
      console.error(JSON.stringify(Object.keys(require.cache)));
    });`;
  const { stderr } = spawnSync(process.execPath, ['-e', program], { cwd: root, encoding: 'utf8' });
  return JSON.parse(stderr).map((path: string) => basename(path));
}

const common = ['--target', '9.2', '--no-config'];

test.each([
  [['examples/order', ...common]],
  [['examples/config', ...common]],
  [['examples/config', ...common, '--format', 'json']],
  [['resolve', 'git', '-F', 'examples/order', ...common]],
  [['check', 'github.com', '-F', 'examples/order', '--no-keys', ...common]],
  [['rules']],
])('%j loads the program from its bytecode, and no package in a file of its own', (args) => {
  expect(loaded(args)).toEqual(['main.cjs']);
});

test('signs beyond ASCII in a pattern reach the program, which is read one byte for each character', () => {
  const dist = join(root, 'dist');
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.cjs'));
  expect(files.length).toBeGreaterThan(2);
  expect(files.filter((name) => /[^\0-\x7f]/.test(readFileSync(join(dist, name), 'latin1')))).toEqual([]);
  const lint = ['bin/ssh-lint.js', ...common, '--format', 'unix', '-'];
  const { stdout } = spawnSync(process.execPath, lint, {
    cwd: root,
    encoding: 'utf8',
    input: 'Host a\n  User “bob”\n',
  });
  expect(stdout).toContain('[syntax-smart-quotes]');
});

test('what the bundle loads late has its names: a broken configuration is refused at its place', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-build-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'rules.json');
  writeFileSync(path, '{ "rules": { "key-rsa-too-short": ["error", { "least": 1 }] } }');
  const lint = ['bin/ssh-lint.js', '--target', '9.2', '--config', path, 'examples/config'];
  const { status, stderr } = spawnSync(process.execPath, lint, { cwd: root, encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^ssh-lint: [^\n]*rules\.json:1:\d+: key-rsa-too-short: /);
});

test('no source exports what it sets again, as the bundle reads an export once', () => {
  const sources = ['src', 'rules'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(root, folder, name)),
  );
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter((path) => /^export (?:let|var)\b/m.test(readFileSync(path, 'utf8')))).toEqual([]);
});

test('what is rarely needed is in files of its own', () => {
  expect(loaded(['--help']).filter((name) => /^help-/.test(name))).toHaveLength(1);
});

test('linting loads nothing of Node that is large', () => {
  const program = `
    process.argv = ['node', 'ssh-lint', 'examples/config', '--no-keys', ...${JSON.stringify(common)}];
    require('./dist/main.cjs').run().then(() => {
      process.exitCode = 0;
      require('node:fs').writeSync(2, JSON.stringify(process.moduleLoadList));
    });`;
  const { stderr } = spawnSync(process.execPath, ['-e', program], { cwd: root, encoding: 'utf8' });
  const large = ['child_process', 'crypto', 'net', 'stream', 'zlib'].map((name) => `NativeModule ${name}`);
  expect(large.filter((name) => JSON.parse(stderr).includes(name))).toEqual([]);
});

test('nothing that a Node to come may lack is complained of', () => {
  const env = { ...process.env, NODE_OPTIONS: '--pending-deprecation --throw-deprecation' };
  const lint = ['bin/ssh-lint.js', 'examples/config', '--no-keys', ...common];
  const { status, stderr } = spawnSync(process.execPath, lint, { cwd: root, encoding: 'utf8', env });
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
});

describe('bytecode', () => {
  const lint = ['bin/ssh-lint.js', join(root, 'examples/config'), ...common];

  /** The program with bytecode that this has had its way with. */
  function spoilt(spoil: (bytecode: Buffer) => Buffer): { readonly status: number | null; readonly stdout: string } {
    const copy = mkdtempSync(join(tmpdir(), 'ssh-lint-build-'));
    onTestFinished(() => rmSync(copy, { recursive: true }));
    for (const folder of ['bin', 'dist']) cpSync(join(root, folder), join(copy, folder), { recursive: true });
    for (const name of readdirSync(join(copy, 'dist')).filter((each) => each.endsWith('.cache'))) {
      const path = join(copy, 'dist', name);
      writeFileSync(path, spoil(readFileSync(path)));
    }
    const { status, stdout } = spawnSync(process.execPath, lint, { cwd: copy, encoding: 'utf8' });
    return { status, stdout };
  }

  const whole = spawnSync(process.execPath, lint, { cwd: root, encoding: 'utf8' });

  test.each([100, 1000, 10_000, 100_000, 300_000])('with a wrong byte at %i is not used', (offset) => {
    const flip = (bytecode: Buffer): Buffer => {
      bytecode.writeUInt8(bytecode.readUInt8(offset) ^ 0xff, offset);
      return bytecode;
    };
    expect(spoilt(flip)).toEqual({ status: 1, stdout: whole.stdout });
  });

  test.each([0, 3, 4, 1000])('that ends after %i bytes is not used', (length) => {
    expect(spoilt((bytecode) => bytecode.subarray(0, length))).toEqual({ status: 1, stdout: whole.stdout });
  });
});

test.each([
  [['check', 'github.com', '-F', 'examples/order', '--no-keys', ...common], 'check'],
  [['resolve', 'git', '-F', 'examples/order', ...common], 'resolve'],
  [[...common, 'resolve', 'git', '-F', 'examples/order'], 'resolve'],
  [['examples/order', ...common], 'lint'],
  [['examples/order', '--no-keys', ...common], 'lint-no-keys'],
  [['rules'], 'lint'],
])('%j reads the bytecode of %s alone', (args, way) => {
  const program = `
    const fs = require('node:fs');
    const { readFileSync } = fs;
    fs.readFileSync = (path, ...rest) => {
      if (String(path).endsWith('.cache')) fs.writeSync(2, path + '\\n');
      return readFileSync(path, ...rest);
    };
    process.argv = ['node', 'ssh-lint', ...${JSON.stringify(args)}];
    require('./dist/main.cjs').run();`;
  const { stderr } = spawnSync(process.execPath, ['-e', program], { cwd: root, encoding: 'utf8' });
  expect(stderr.trim()).toMatch(new RegExp(`/program-[0-9a-f]{12}-${way}-v[^/\\n]*$`));
  expect(existsSync(stderr.trim())).toBe(true);
});

test('the bytecode is for this Node', () => {
  const build = `-${process.version}-${process.platform}-${process.arch}.cache`;
  const caches = readdirSync(`${root}/dist`).filter((name) => name.endsWith('.cache'));
  expect(caches.map((name) => name.slice(-build.length))).toContain(build);
});
