import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { binary, toBytes } from './bytes.ts';
import { groupText, hostsText, labHostName, passwdText } from './lab.ts';
import { appearance, reach } from './reach.ts';
import type { RealClient } from './real-clients.ts';

export interface RealRun {
  /** What stands behind `ssh -G`. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** Runs that share a home folder. */
export interface RealGroup {
  readonly client: RealClient;
  readonly home: string;
  /** Stands for `/etc/ssh`; undefined = the machine's own. */
  readonly systemFolder: string | undefined;
  readonly runs: readonly RealRun[];
}

/** Standard output and standard error are strings of one character a byte. */
export interface RealResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export type GroupResult =
  | { readonly kind: 'ran'; readonly results: readonly RealResult[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** Part of every cache key: raise it when a change here could change what a client says. */
const labVersion = 3;
const runsPerSession = 120;
const millisecondsPerSession = 120_000;
const secondsPerRun = 10;

function ownFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const { uid } = statSync(path);
  if (uid !== process.getuid?.()) throw new Error(`${path} belongs to someone else`);
  return path;
}

const folderName = `ssh-lint-lab-${process.getuid?.() ?? 0}`;
let labFolder: string | undefined;
let swiftFolder: string | undefined;

/** Where what clients said is kept, outside the checkout. */
export function lab(): string {
  labFolder ??= ownFolder(process.env.SSH_LINT_LAB ?? join(tmpdir(), folderName));
  return labFolder;
}

/** Where short-lived files live: in memory if possible, as there are many. */
export function swiftLab(): string {
  swiftFolder ??= existsSync('/dev/shm') ? ownFolder(join('/dev/shm', folderName)) : lab();
  return swiftFolder;
}

const isolation = ['--mount', '--net', '--uts', '--ipc', '--pid', '--fork', '--kill-child'] as const;
/** A terminal that nobody types at: without one, ssh says that it will not ask for a pseudo-terminal. */
const terminal = '/dev/ptmx';
const loopbackUp = 'ip link set lo up 2>/dev/null';

interface Isolation {
  /** Why no client may be run here; undefined when all is well. */
  readonly obstacle: string | undefined;
  /** 127.0.0.1 and ::1 exist inside. */
  readonly loopback: boolean;
}

let isolated: Isolation | undefined;

export function isolationHere(): Isolation {
  isolated ??= findIsolation();
  return isolated;
}

function findIsolation(): Isolation {
  const none = (obstacle: string) => ({ obstacle, loopback: false });
  if (process.platform !== 'linux') return none('namespaces are a thing of Linux');
  if (process.getuid?.() !== 0) return none('only root may give ssh another home folder');
  const script = `mount --bind /etc/passwd /etc/passwd <${terminal} && { ${loopbackUp} && echo up; true; }`;
  const { status, stdout } = spawnSync('unshare', [...isolation, '/bin/sh', '-c', script], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  return status === 0 ? { obstacle: undefined, loopback: stdout.includes('up') } : none('unshare is not allowed here');
}

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function runLine(run: RealRun, { client, home, index }: RealGroup & { readonly index: number }): string {
  const environment = Object.entries({ HOME: home, ...run.environment }).map(
    ([name, value]) => `${name}=${quote(value)}`,
  );
  const command = [client.path, '-G', ...run.args].map(quote).join(' ');
  return `${environment.join(' ')} ${command} <${terminal} >../${index}.out 2>../${index}.err; echo $? >>../codes`;
}

function sessionScript(folder: string, groups: readonly RealGroup[]): string {
  let index = 0;
  const bind = (from: string, to: string) => `mount --bind ${quote(from)} ${to} || exit 97`;
  const groupLines = (group: RealGroup): readonly string[] => [
    `printf %s ${quote(passwdText(group.home))} >${quote(join(folder, 'passwd'))}`,
    ...(group.systemFolder === undefined ? [] : [bind(group.systemFolder, '/etc/ssh')]),
    ...group.runs.map((run) => runLine(run, { ...group, index: index++ })),
    ...(group.systemFolder === undefined ? [] : ['umount /etc/ssh || exit 97']),
  ];
  return [
    ...['passwd', 'group', 'hosts', 'nsswitch.conf'].map((name) => bind(join(folder, name), `/etc/${name}`)),
    `echo ${labHostName} >/proc/sys/kernel/hostname || exit 97`,
    isolationHere().loopback ? `${loopbackUp} || exit 97` : '',
    `ulimit -c 0 -t ${secondsPerRun}`,
    `cd ${quote(join(folder, 'empty'))} || exit 97`,
    ...groups.flatMap(groupLines),
    'exit 0\n',
  ].join('\n');
}

function execute(folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('unshare', [...isolation, '/bin/sh', join(folder, 'script')], {
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
      stdio: ['ignore', 'inherit', 'pipe'],
      timeout: millisecondsPerSession,
      killSignal: 'SIGKILL',
    });
    let complaints = '';
    child.stderr.on('data', (text) => {
      complaints += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`the clients' session ended with ${code ?? signal}: ${complaints}`));
    });
  });
}

/** One namespace, many clients: starting a namespace costs more than starting ssh. */
async function session(groups: readonly RealGroup[]): Promise<readonly (readonly RealResult[])[]> {
  const folder = join(swiftLab(), 'sessions', randomUUID());
  mkdirSync(join(folder, 'empty'), { recursive: true });
  writeFileSync(join(folder, 'passwd'), passwdText('/root'));
  writeFileSync(join(folder, 'group'), groupText);
  writeFileSync(join(folder, 'hosts'), hostsText);
  writeFileSync(join(folder, 'nsswitch.conf'), 'passwd: files\ngroup: files\nhosts: files\nservices: files\n');
  writeFileSync(join(folder, 'script'), toBytes(sessionScript(folder, groups)));
  for (const name of ['passwd', 'group', 'hosts', 'nsswitch.conf']) chmodSync(join(folder, name), 0o644);
  await execute(folder);
  const codes = readFileSync(join(folder, 'codes'), 'latin1').trim().split('\n').map(Number);
  const part = (index: number, name: string) => binary(readFileSync(join(folder, `${index}.${name}`)));
  const results = codes.map((code, index) => ({ code, out: part(index, 'out'), err: part(index, 'err') }));
  rmSync(folder, { recursive: true });
  let start = 0;
  return groups.map(({ runs }) => {
    start += runs.length;
    return results.slice(start - runs.length, start);
  });
}

const cacheFile = (key: string) => join(lab(), 'cache', key.slice(0, 2), `${key}.br`);

function remembered(key: string): readonly RealResult[] | undefined {
  const path = cacheFile(key);
  return existsSync(path) ? JSON.parse(brotliDecompressSync(readFileSync(path)).toString()) : undefined;
}

function remember(key: string, results: readonly RealResult[]): void {
  const path = cacheFile(key);
  mkdirSync(dirname(path), { recursive: true });
  const packed = brotliCompressSync(JSON.stringify(results), { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
  writeFileSync(`${path}.${process.pid}`, packed);
  renameSync(`${path}.${process.pid}`, path);
}

/** The files that a run starts from: the one behind -F, else the user's and the system's. */
function rootsOf({ home, systemFolder, runs }: RealGroup): readonly string[] {
  const named = runs.flatMap(({ args }) =>
    args.flatMap((arg, index) => (arg.startsWith('-F') ? [arg.slice(2) || (args[index + 1] ?? '')] : [])),
  );
  return [...new Set([join(home, '.ssh', 'config'), join(systemFolder ?? '/etc/ssh', 'ssh_config'), ...named])];
}

type Prepared =
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'keyed'; readonly key: string };

function prepare(group: RealGroup): Prepared {
  const environment = Object.assign({ HOME: group.home }, ...group.runs.map((run) => run.environment));
  const reached = reach(rootsOf(group), {
    home: group.home,
    environment,
    systemFolder: group.systemFolder ?? '/etc/ssh',
  });
  if (reached.kind === 'refused') return reached;
  const hash = createHash('sha256');
  hash.update(
    JSON.stringify([labVersion, isolationHere(), group.client.stamp, group.client.path, group.home, group.runs]),
  );
  for (const path of reached.files) hash.update(appearance(path));
  return { kind: 'keyed', key: hash.digest('hex') };
}

function chunks(groups: readonly RealGroup[]): readonly (readonly RealGroup[])[] {
  const all: RealGroup[][] = [];
  let room = 0;
  for (const group of groups) {
    if (room < group.runs.length) {
      all.push([]);
      room = runsPerSession;
    }
    all.at(-1)?.push(group);
    room -= group.runs.length;
  }
  return all;
}

/** Calls `work` for each, a few at a time. */
async function eachInTurn<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = all.values();
  const worker = async () => {
    for (const one of waiting) await work(one);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}

/** What real clients answer; asked once for each state of the files and then remembered. */
export async function askReal(groups: readonly RealGroup[]): Promise<readonly GroupResult[]> {
  const { obstacle } = isolationHere();
  if (obstacle !== undefined) throw new Error(obstacle);
  const answers = new Map<RealGroup, GroupResult>();
  const keys = new Map<RealGroup, string>();
  for (const group of groups) {
    const prepared = prepare(group);
    if (prepared.kind === 'refused') answers.set(group, prepared);
    else {
      const results = remembered(prepared.key);
      if (results === undefined) keys.set(group, prepared.key);
      else answers.set(group, { kind: 'ran', results });
    }
  }
  await eachInTurn(chunks([...keys.keys()]), async (chunk) => {
    const results = await session(chunk);
    for (const [index, group] of chunk.entries()) {
      const found = results[index] ?? [];
      remember(keys.get(group) ?? '', found);
      answers.set(group, { kind: 'ran', results: found });
    }
  });
  return groups.map((group) => answers.get(group) ?? { kind: 'refused', reason: 'no answer' });
}
