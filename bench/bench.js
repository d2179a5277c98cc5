// Measures whole processes, alternating, and prints medians of ratios: npm run bench [-- --runs N] [-- --strict] [-- --cpu]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '9' },
    strict: { type: 'boolean', default: false },
    cpu: { type: 'boolean', default: false },
  },
});
const runs = Number(options.runs);
const program = fileURLToPath(new URL('../bin/ssh-lint.js', import.meta.url));
const example = fileURLToPath(new URL('../examples/config', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-bench-'));

/** Host blocks as people write them, six lines each, and the usual block for all of them at the end. */
function config(blocks) {
  const block = (_, index) => `Host web${index}
    HostName web${index}.dc${index % 7}.example.com
    User deploy${index % 11}
    Port ${2200 + (index % 100)}
    IdentityFile ~/.ssh/dc${index % 7}_ed25519

`;
  return `${Array.from({ length: blocks }, block).join('')}Host *\n    ServerAliveInterval 30\n    HashKnownHosts yes\n`;
}

function write(name, blocks) {
  const path = join(folder, name);
  writeFileSync(path, config(blocks), { mode: 0o600 });
  return path;
}

/** A home with a config of a hundred hosts and ten keys, as it is before a connection. */
function homeWithKeys() {
  const home = join(folder, 'home');
  const keys = Array.from({ length: 10 }, (_, index) => `key${index}`);
  mkdirSync(join(home, '.ssh'), { recursive: true, mode: 0o700 });
  for (const key of keys) {
    const type = key === 'key0' ? ['-t', 'rsa', '-b', '2048'] : ['-t', 'ed25519'];
    spawnSync('ssh-keygen', ['-q', ...type, '-N', '', '-f', join(home, '.ssh', key)], { stdio: 'ignore' });
  }
  const identities = keys.map((key) => `    IdentityFile ~/.ssh/${key}\n`).join('');
  const hosts = Array.from({ length: 200 }, (_, index) => `host${index} ${publicHalf(join(home, '.ssh', 'key1.pub'))}`);
  writeFileSync(join(home, '.ssh', 'config'), `${config(100)}${identities}`, { mode: 0o600 });
  writeFileSync(join(home, '.ssh', 'known_hosts'), hosts.join(''));
  return home;
}

function publicHalf(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '\n';
}

/** In every tenth block a line that can go. */
function writeBroken(name, blocks) {
  const path = join(folder, name);
  const text = config(blocks).replace(
    /^Host web\d*0\n/gm,
    (header) => `${header}    Compression yes\n    Compression no\n`,
  );
  writeFileSync(path, `IgnoreUnknown Foo\n${text}`, { mode: 0o600 });
  return path;
}

const allRules = join(folder, 'all.json');
writeFileSync(allRules, JSON.stringify({ extends: ['all'] }));

const small = write('small', 1);
const large = write('large', 10_000);
const huge = write('huge', 100_000);
const broken = writeBroken('broken', 1000);
const largeBroken = writeBroken('large-broken', 10_000);
const somewhere = 'web7777';

const node = (...args) => ({ file: process.execPath, args, statuses: [0] });
const sshLint = (...args) => ({ ...node(program, ...args), statuses: [0, 1] });
const lint = (path) => sshLint('--target', '9.2', '--no-config', '--no-keys', path);
const lintWithAll = (path) => sshLint('--target', '9.2', '--config', allRules, '--no-keys', path);
// What --fix does, without the writing: the file is the same for every run.
const fix = (path) => sshLint('--diff', '--target', '9.2', '--no-config', '--no-keys', path);
const resolve = (path) => sshLint('resolve', somewhere, '--target', '9.2', '--no-config', '-F', path);

const withKeys = homeWithKeys();
const check = (...args) => sshLint('check', 'web77', '--no-config', '--home', withKeys, ...args);

const commands = {
  'node -e 0': node('-e', '0'),
  '--version': sshLint('--version'),
  'lint, 10 lines': lint(small),
  'lint, 10 lines, its keys and ssh -V': sshLint('--no-config', '--home', withKeys, small),
  'lint, examples/config': lint(example),
  'lint with all rules, 10,000 hosts': lintWithAll(large),
  'lint with all rules, 100,000 hosts': lintWithAll(huge),
  'fix with proof, 1,000 hosts': fix(broken),
  'fix with proof, 10,000 hosts': fix(largeBroken),
  'resolve, 10 lines': resolve(small),
  'resolve, 10,000 hosts': resolve(large),
  'check, 100 hosts and 10 keys': check('--target', '9.2'),
  'check, with ssh -V': check(),
  'ssh -G, 10,000 hosts': { file: 'ssh', args: ['-G', '-F', large, somewhere], statuses: [0] },
};

const questions = [
  { of: '--version', to: 'node -e 0', budget: 1.15 },
  { of: 'lint, 10 lines', to: 'node -e 0', budget: 1.35 },
  { of: 'lint, 10 lines, its keys and ssh -V', to: 'node -e 0' },
  { of: 'lint, examples/config', to: 'node -e 0' },
  { of: 'resolve, 10 lines', to: 'node -e 0' },
  { of: 'check, 100 hosts and 10 keys', to: 'node -e 0', budget: 1.5 },
  { of: 'check, with ssh -V', to: 'node -e 0' },
  { of: 'lint with all rules, 10,000 hosts', to: 'node -e 0', budget: 8 },
  { of: 'lint with all rules, 100,000 hosts', to: 'lint with all rules, 10,000 hosts', budget: 12 },
  { of: 'fix with proof, 1,000 hosts', to: 'node -e 0', budget: 6 },
  { of: 'fix with proof, 10,000 hosts', to: 'fix with proof, 1,000 hosts', budget: 12 },
  { of: 'resolve, 10,000 hosts', to: 'node -e 0', budget: 4 },
  { of: 'resolve, 10,000 hosts', to: 'ssh -G, 10,000 hosts' },
];

/**
 * Milliseconds that one run takes, or undefined when the program cannot be run here or ends as it should not. On the
 * clock, as a person waits; with --cpu those of the processors with all that it starts, where the machine is busy.
 */
function time({ file, args, statuses }) {
  // A pipe, as /dev/null looks like a terminal at first, and to tell the two apart takes Node a while.
  const timed = options.cpu ? ['bash', ['-c', 'TIMEFORMAT="%3U %3S"; time "$@"', 'bash', file, ...args]] : [file, args];
  const start = performance.now();
  const { status, error, stderr } = spawnSync(...timed, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  const waited = performance.now() - start;
  if (error === undefined && statuses.includes(status)) return options.cpu ? processorTime(stderr) : waited;
  console.error(`${file} ${args.join(' ')}: ${error?.message ?? `exit ${status}`} ${stderr ?? ''}`.trim());
  return undefined;
}

function processorTime(stderr) {
  const said = stderr.trimEnd().split('\n');
  const [user, system] = said.at(-1)?.split(' ').map(Number) ?? [];
  return (user + system) * 1000;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Runs the two in turn, so that a busy machine slows both. */
function ratio({ of, to }) {
  const rounds = [];
  for (let round = 0; round <= runs; round += 1) {
    const pair = [time(commands[of]), time(commands[to])];
    if (pair.includes(undefined)) return undefined;
    if (round > 0) rounds.push(pair); // the first one fills the caches
  }
  const [ofs, tos] = [rounds.map(([a]) => a), rounds.map(([, b]) => b)];
  return { of: median(ofs), to: median(tos), ratio: median(rounds.map(([a, b]) => a / b)) };
}

console.log(
  `Node ${process.version}, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)}, medians of ${runs} runs\n`,
);
let over = false;
for (const question of questions) {
  const measured = ratio(question);
  const name = `${question.of} / ${question.to}`.padEnd(76);
  const failed = measured === undefined || measured.ratio > (question.budget ?? Number.POSITIVE_INFINITY);
  const limit =
    question.budget === undefined ? 'for information' : `budget ${question.budget}${failed ? ', OVER' : ''}`;
  over ||= failed && question.budget !== undefined;
  console.log(
    measured === undefined
      ? `${name} not measured (${limit})`
      : `${name} ${measured.ratio.toFixed(2).padStart(6)}   ${measured.of.toFixed(0)} / ${measured.to.toFixed(0)} ms   ${limit}`,
  );
}
rmSync(folder, { recursive: true });
if (over && options.strict) process.exitCode = 1;
