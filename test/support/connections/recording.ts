import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { isolationHere, lab, swiftLab } from '../real-ssh.ts';
import { keysFolder } from './keys.ts';
import type { Profile } from './profiles.ts';
import { account, accountFolder, accountHome, planOf, port, serverStamp } from './servers.ts';
import type { Spoken } from './spoken-run.ts';
import { truthOf } from './truth.ts';

/** One client that connects. */
export interface Run {
  /** Program and arguments. */
  readonly command: readonly string[];
  readonly home: string;
  readonly input?: string;
  /** No part of the key: the stamp says what matters of it. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Changes when what it reads does. */
  readonly stamp: string;
}

export interface Recording {
  /** What the server's own program says of its configuration. */
  readonly answers: readonly Spoken[];
  readonly results: readonly Spoken[];
}

/** Part of every key: raise it when a change here could change what somebody says. */
const recordingVersion = 3;
const atOnce = 4;
const minutes = 60_000;
const isolation = ['--mount', '--net', '--uts', '--ipc', '--pid', '--fork', '--kill-child'] as const;
const sessionScript = fileURLToPath(new URL('./session.js', import.meta.url));

/** Why nobody can connect here; undefined when all is well. */
export function connectionsObstacle(): string | undefined {
  const { obstacle, loopback } = isolationHere();
  return obstacle ?? (loopback ? undefined : 'needs the ip of iproute2');
}

const sum = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\0')).digest('hex');

function keysStamp(): string {
  const names = readdirSync(keysFolder()).filter((name) => name.endsWith('.pub'));
  return sum(...names.sort().map((name) => readFileSync(join(keysFolder(), name), 'utf8')));
}

interface Kept {
  readonly answers: readonly Spoken[];
  readonly results: Readonly<Record<string, Spoken>>;
}

const keptFile = (key: string): string => join(lab(), 'cache', 'connections', `${key}.br`);

function kept(key: string): Kept | undefined {
  const path = keptFile(key);
  return existsSync(path) ? JSON.parse(brotliDecompressSync(readFileSync(path)).toString()) : undefined;
}

function keep(key: string, value: Kept): void {
  const path = keptFile(key);
  mkdirSync(dirname(path), { recursive: true });
  const own = `${path}.${randomUUID()}`;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 24 };
  writeFileSync(own, brotliCompressSync(JSON.stringify(value), { params }));
  renameSync(own, path);
}

const passwdOf = (home: string): string =>
  [
    `root:x:0:0:root:${home}:/bin/sh`,
    'sshd:x:102:65534::/run/sshd:/usr/sbin/nologin',
    `${account}:x:1000:1000::${accountHome}:/bin/sh`,
    'nobody:x:65534:65534::/nonexistent:/usr/sbin/nologin',
    '',
  ].join('\n');

function writeWorld(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text, { mode: 0o644 });
  write('passwd', passwdOf('/root'));
  write('group', `root:x:0:\n${account}:x:1000:\nnogroup:x:65534:\n`);
  write('shadow', `root:*:20000::::::\n${account}:*:20000::::::\nnobody:*:20000::::::\n`);
  write('nsswitch.conf', 'passwd: files\ngroup: files\nshadow: files\nhosts: files\nservices: files\n');
}

function execute(plan: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('unshare', [...isolation, process.execPath, sessionScript, plan], {
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
      stdio: ['ignore', 'inherit', 'pipe'],
      timeout: 10 * minutes,
      killSignal: 'SIGKILL',
    });
    let complaints = '';
    child.stderr.on('data', (text) => {
      complaints += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`the session ended with ${code ?? signal}: ${complaints}`));
    });
  });
}

/** Starts the server and lets all of them connect to it. */
async function session(profile: Profile, runs: readonly Run[]): Promise<Recording> {
  const folder = join(swiftLab(), 'sessions', randomUUID());
  writeWorld(folder);
  const homes = [...new Set(runs.map(({ home }) => home))];
  const passwd = (home: string): string => join(folder, `passwd-${homes.indexOf(home)}`);
  for (const home of homes) writeFileSync(passwd(home), passwdOf(home), { mode: 0o644 });
  const { server, queries } = planOf(profile);
  const listed = runs.map(({ stamp: _, ...run }) => ({ ...run, passwd: passwd(run.home) }));
  const plan = join(folder, 'plan.json');
  writeFileSync(
    plan,
    JSON.stringify({ folder, account: accountFolder(), server, port, queries, runs: listed, atOnce }),
  );
  await execute(plan);
  const recording: Recording = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8'));
  rmSync(folder, { recursive: true });
  return recording;
}

const silent: Spoken = { code: null, out: '', err: '' };

/** What clients and server say; asked once for each state of what they read and then remembered. */
export async function record(profile: Profile, runs: readonly Run[]): Promise<Recording> {
  const plan = planOf(profile);
  const key = sum(`${recordingVersion}`, keysStamp(), serverStamp(profile), JSON.stringify([profile, plan]));
  const runKey = ({ command, home, input = '', stamp }: Run): string => sum(...command, home, input, stamp);
  const before = kept(key);
  const missing = runs.filter((run) => before?.results[runKey(run)] === undefined);
  const fresh = missing.length === 0 ? undefined : await session(profile, missing);
  const found = missing.map((run, index) => [runKey(run), fresh?.results[index] ?? silent] as const);
  const results: Kept['results'] = { ...before?.results, ...Object.fromEntries(found) };
  const answers = fresh?.answers ?? before?.answers ?? [];
  // A run that was disturbed is asked again another time.
  const clear = Object.entries(results).filter(([, result]) => truthOf(result).verdict !== 'unclear');
  if (fresh !== undefined) keep(key, { answers, results: Object.fromEntries(clear) });
  return { answers, results: runs.map((run) => results[runKey(run)] ?? silent) };
}
