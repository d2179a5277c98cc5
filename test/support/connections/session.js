// node session.js PLAN: inside namespaces of its own, starts one server, lets clients connect to it, and writes down what they said.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { listenWithSsh2 } from './ssh2-server.js';

const { folder, account, server, port, queries, runs, atOnce } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const environment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' };
const secondsPerRun = 20;

const shell = (script) =>
  execFileSync('/bin/sh', ['-ec', script], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });

shell(`
ip link set lo up
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -m 755 /run/sshd
cp -r ${account} /run/account
chmod -R a+rX /run/account
for name in passwd group shadow nsswitch.conf; do mount --bind "$name" "/etc/$name"; done
`);

const ended = (child) =>
  new Promise((resolve) => {
    const parts = { out: [], err: [] };
    child.stdout.on('data', (part) => parts.out.push(part));
    child.stderr.on('data', (part) => parts.err.push(part));
    const spoken = (list) => Buffer.concat(list).toString('latin1');
    child.on('error', (error) => resolve({ code: null, out: '', err: error.message }));
    child.on('close', (code) => resolve({ code, out: spoken(parts.out), err: spoken(parts.err) }));
  });

/** Like a super-server: a program for each connection, which is its standard input and output. */
function listenForEach([file, ...args]) {
  createServer({ pauseOnConnect: true }, (socket) => {
    const child = spawn(file, args, { env: environment, stdio: [socket, socket, 'ignore'] });
    child.on('spawn', () => socket.destroy());
  }).listen(port, '127.0.0.1');
}

let said = '';
function start() {
  if (server.kind === 'ssh2') return listenWithSsh2(server, port);
  const [file, ...args] = server.command;
  if (server.kind === 'each') return listenForEach(server.command);
  const child = spawn(file, args, { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
  child.stderr.on('data', (part) => {
    said += part;
  });
  child.on('exit', (code) => {
    process.stderr.write(`${file} ended with ${code}: ${said}\n`);
    process.exit(1);
  });
}

const isListening = () =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });

async function listening() {
  while (!(await isListening())) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** The client's home is where its password database says, so each has a database of its own. */
const inHome = 'mount --bind "$1" /etc/passwd || exit 97; shift; exec "$@"';

const run = ({ passwd, home, command, input, environment: own }) => {
  const child = spawn('unshare', ['--mount', '/bin/sh', '-c', inHome, 'sh', passwd, ...command], {
    cwd: folder,
    env: { ...environment, ...own, HOME: home, LC_ALL: 'C' },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  child.stdin?.end(input);
  // All of its group: sftp has an ssh of its own.
  const timer = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), secondsPerRun * 1000);
  return ended(child).finally(() => clearTimeout(timer));
};

async function inParallel(all, work) {
  const results = [];
  const waiting = all.entries();
  const worker = async () => {
    for (const [index, one] of waiting) results[index] = await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

const answers = await inParallel(queries, ([file, ...args]) =>
  ended(spawn(file, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })),
);
start();
await listening();
const results = await inParallel(runs, run);
writeFileSync(`${folder}/answers.json`, JSON.stringify({ answers, results }));
process.exit(0);
