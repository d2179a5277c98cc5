import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

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
  [['rules']],
])('%j loads the program from its bytecode, and no package in a file of its own', (args) => {
  expect(loaded(args)).toEqual(['main.cjs']);
});

test('what is rarely needed is in files of its own', () => {
  expect(loaded(['--help']).filter((name) => /^help-/.test(name))).toHaveLength(1);
});

test('the bytecode is for this Node', () => {
  const build = `-${process.version}-${process.platform}-${process.arch}.cache`;
  const caches = readdirSync(`${root}/dist`).filter((name) => name.endsWith('.cache'));
  expect(caches.map((name) => name.slice(-build.length))).toContain(build);
});
