// Measures how the work grows with the text, as whole processes in one run: npm run bench:growth [-- --strict]
// Each shape would be slow if something in it were compared with everything; with ten times the text, work that grows
// with the square takes a hundred times as long.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const strict = process.argv.includes('--strict');
const program = fileURLToPath(new URL('../bin/ssh-lint.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-growth-'));
const budget = 30;
const runs = 3;

const many = (count, line) => Array.from({ length: count }, (_, index) => line(index)).join('');
const comments = `# ssh-lint-disable order-shadowed-option -- why
User a
# ssh-lint-enable order-shadowed-option
# ssh-lint-disable-next-line order-shadowed-option
User b
`;

const shapes = {
  'hosts of their own': (count) =>
    `${many(count, (at) => `Host web${at}\n  HostName web${at}.example\n  User u${at % 7}\n\n`)}Host *\n  User x\n`,
  'one host over and over': (count) =>
    many(count, (at) => `Host web\n  User u${at}\n  SetEnv A${at}=1\n  Ciphers +aes128-cbc\n`),
  'patterns that overlap': (count) => many(count, (at) => `Host *web${at}*\n  User u${at}\n  SetEnv A${at}=1\n`),
  'patterns made to be slow': (count) =>
    many(count, (at) => `Host *${'a?'.repeat(20)}${'*a'.repeat(at % 30)}*\n  User u${at}\n`),
  'Match lines': (count) => many(count, (at) => `Match host web${at} user bob\n  User u${at}\n  Ciphers +aes128-cbc\n`),
  'Match lines and what they ask for': (count) =>
    many(count, (at) => `Match host w${at}.example user *b${at}\n  Port 1\nHost x${at}\n  HostName w${at}.example\n`),
  tags: (count) => many(count, (at) => `Match tagged t${at},u*${at}\n  Port 1\nHost web${at}\n  Tag t${at}\n`),
  'accounts of one service': (count) =>
    `IdentityFile ~/.ssh/wide\n${many(count, (at) => `Host g${at}\n  HostName git.example\n  User git\n  IdentityFile ~/.ssh/k${at}\n`)}`,
  'aliases of this machine': (count) => many(count, (at) => `Host vm${at}\n  HostName localhost\n  Port ${at % 60}\n`),
  'forwardings of one port': (count) => many(count, (at) => `Host f${at}\n  LocalForward 8080 db${at}:80\n`),
  'unknown keywords': (count) => many(20, () => 'User a\n') + many(count, (at) => `Usr${at} b\nUseKeychain yes\n`),
  'lists of unknown keywords': (count) =>
    many(count, (at) => `Host web${at}\n  IgnoreUnknown foo${at}\n  Foo${at} x\n  Bar${at} y\n`),
  'lines of one block': (count) =>
    `Host web\n${many(count, (at) => `  User u${at}\n`)}Host web\n${many(count, (at) => `  User u${at}\n`)}`,
  'words of one line': (count) => `Host ${many(count, (at) => `a,b${at} c@d${at} e${at}:22 `)}!e*\n  User a\n`,
  'patterns of one line': (count) =>
    `Host ${many(count, (at) => `w*b${at} !v*${at}* `)}\n  User a\nHost w*\n  User b\n`,
  'names of algorithms': (count) => `Ciphers ${many(count, (at) => `x${at},`)}\n`,
  'comments of ours': (count) => many(count, () => comments),
  Includes: (count) => `Host web\n${many(count, (at) => `Include gone${at}\n`)}`,
};

const all = join(folder, 'all.json');
writeFileSync(all, JSON.stringify({ extends: ['all'] }));

/** Milliseconds, the median of some runs, without those of a run on an empty file. */
function cost(text) {
  const path = join(folder, 'config');
  writeFileSync(path, text, { mode: 0o600 });
  const args = [
    program,
    '--target',
    '9.2',
    '--config',
    all,
    '--no-keys',
    '--format',
    'json',
    '--report-unused-disables',
    path,
  ];
  const times = Array.from({ length: runs }, () => {
    const start = process.hrtime.bigint();
    const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0 && status !== 1) throw new Error(`ssh-lint ended with ${status}`);
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)];
}

const start = cost('');
let over = false;
for (const [name, shape] of Object.entries(shapes)) {
  const [small, large] = [Math.max(cost(shape(1000)) - start, 10), cost(shape(10_000)) - start];
  const ratio = large / small;
  over ||= ratio > budget;
  const verdict = ratio > budget ? ', OVER' : '';
  console.log(
    `${name.padEnd(28)} ${ratio.toFixed(1).padStart(6)}   ${large.toFixed(0)} / ${small.toFixed(0)} ms   budget ${budget}${verdict}`,
  );
}
rmSync(folder, { recursive: true });
if (over && strict) process.exitCode = 1;
