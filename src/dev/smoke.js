// Runs the built program and the library with another Node: node src/dev/smoke.js [program of Node]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [node = process.execPath] = process.argv.slice(2);
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-smoke-'));
const broken = join(folder, 'config');
writeFileSync(broken, 'Host a\n    Compression yes\n    Compression no\n', { mode: 0o600 });

const common = ['--no-config', '--target', '9.2'];
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const library = `import { lint, rules } from ${JSON.stringify(join(root, 'dist/index.js'))}; console.log(typeof lint, rules.length > 0);`;

/** Words, the exit code and what is among the output. */
const calls = [
  [['--version'], 0, version],
  [['examples/config', ...common], 1, 'algo-list-space'],
  [['examples/config', '--format', 'json', ...common], 1, '"findings"'],
  [['resolve', 'git', '-F', 'examples/order', ...common], 0, 'git.example.com'],
  [['check', 'git@github.com', '-F', 'none', '--no-keys', ...common], 0, 'github.com'],
  [[broken, '--fix', ...common], 0, ''],
  [['rules'], 0, 'order-shadowed-option'],
  [['--help'], 0, '--target'],
];

function failures([words, status, part], lead = ['bin/ssh-lint.js']) {
  const result = spawnSync(node, [...lead, ...words], { cwd: root, encoding: 'utf8', timeout: 60_000 });
  if (result.status === status && result.stdout.includes(part) && !/warning|defect/i.test(result.stderr)) return [];
  return [`ssh-lint ${words.join(' ')}: exit ${result.status}\n${result.stdout}${result.stderr}${result.error ?? ''}`];
}

const failed = [
  ...calls.flatMap((call) => failures(call)),
  ...failures([[], 0, 'function true'], ['--input-type=module', '-e', library]),
  ...(readFileSync(broken, 'utf8') === 'Host a\n    Compression yes\n' ? [] : ['--fix wrote something else']),
];
rmSync(folder, { recursive: true });
for (const failure of failed) console.error(failure);
const { stdout: name } = spawnSync(node, ['--version'], { encoding: 'utf8' });
console.log(`Node ${name.trim()}: ${failed.length === 0 ? 'works' : 'fails'}`);
if (failed.length > 0) process.exitCode = 1;
