import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectionsFolder, enrolledNames, fingerprint, keyPath, keysFolder, publicLine } from './keys.ts';
import type { Profile } from './profiles.ts';

export const port = 2222;
export const account = 'git';

const serversFolder = (): string => join(connectionsFolder(), 'servers');
/** Copied in each session to where the account may read it. */
export const accountFolder = (): string => join(serversFolder(), 'account');
export const accountHome = '/run/account';

/** What is asked of the machine once, before the server starts. */
export interface ServerPlan {
  /** For session.js. */
  readonly server: object;
  readonly queries: readonly (readonly string[])[];
  /** `ssh-ed25519 AAAA…` */
  readonly hostKeys: readonly string[];
}

/** What runs a server; the packages are Debian's. */
const programs: Readonly<Record<Profile['server']['kind'], string | undefined>> = {
  sshd: '/usr/sbin/sshd',
  dropbear: '/usr/sbin/dropbear',
  tinysshd: '/usr/sbin/tinysshd',
  ssh2: undefined,
};

const isThere = (program: string | undefined): boolean => program === undefined || existsSync(program);

export const isInstalled = ({ server }: Profile): boolean => isThere(programs[server.kind]);

const ssh2Files = ['./ssh2-server.js', '../../../node_modules/ssh2/package.json'] as const;

/** Changes when the server does. */
export function serverStamp({ name, server }: Profile): string {
  const program = programs[server.kind];
  if (program === undefined)
    return ssh2Files.map((path) => readFileSync(new URL(path, import.meta.url), 'utf8')).join();
  const { mtimeMs, size } = statSync(program);
  const config = server.kind === 'sshd' ? readFileSync(join(serversFolder(), `${name}.conf`), 'utf8') : '';
  return [program, mtimeMs, size, config].join();
}

/** Names of the servers that this machine has not. */
export const missingServers = (): readonly string[] =>
  Object.entries(programs).flatMap(([name, program]) => (isThere(program) ? [] : [name]));

/** sshd_config(5) keeps the first value, as ssh_config(5) does. */
function sshdConfig(lines: readonly string[], hostKeys: readonly string[]): string {
  return [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    ...hostKeys.map((name) => `HostKey ${keyPath(name)}`),
    ...lines,
    'AuthorizedKeysFile .ssh/authorized_keys',
    'StrictModes no',
    'UsePAM no',
    'KbdInteractiveAuthentication no',
    'PidFile none',
    'UseDNS no',
    'MaxStartups 500',
    'LogLevel ERROR',
    'Subsystem sftp internal-sftp',
    '',
  ].join('\n');
}

function write(name: string, text: string): string {
  const path = join(serversFolder(), name);
  mkdirSync(serversFolder(), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** Who may log in everywhere, on servers that look into files. */
export function makeAccount(): void {
  mkdirSync(join(accountFolder(), '.ssh'), { recursive: true, mode: 0o755 });
  const lines = enrolledNames().map((name) => `${publicLine(name)}\n`);
  writeFileSync(join(accountFolder(), '.ssh', 'authorized_keys'), lines.join(''));
}

function output(file: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(file, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} ${args.join(' ')}: ${stderr}`);
  return stdout;
}

function dropbearKey(name: string): string {
  const path = join(serversFolder(), `dropbear-${name}`);
  mkdirSync(serversFolder(), { recursive: true });
  output('/usr/bin/dropbearconvert', ['openssh', 'dropbear', keyPath(name), path]);
  return path;
}

function tinysshdKeys(): { readonly folder: string; readonly line: string } {
  const folder = join(keysFolder(), 'tinysshd');
  if (!existsSync(folder)) output('/usr/sbin/tinysshd-makekey', [folder]);
  const printed = output('/usr/sbin/tinysshd-printkey', [folder]);
  return { folder, line: /ssh-ed25519 [A-Za-z0-9+/=]+/.exec(printed)?.[0] ?? '' };
}

const plans = new Map<string, ServerPlan>();

/** Everything that starts the server; its files are written once. */
export function planOf(profile: Profile): ServerPlan {
  const found = plans.get(profile.name) ?? makePlan(profile);
  plans.set(profile.name, found);
  return found;
}

function makePlan({ name, server, hostKeys, declared }: Profile): ServerPlan {
  const lines = hostKeys.map(publicLine);
  if (server.kind === 'sshd') {
    const path = write(`${name}.conf`, sshdConfig(server.lines, hostKeys));
    const command = ['/usr/sbin/sshd', '-D', '-e', '-f', path];
    return { server: { kind: 'daemon', command }, queries: [['/usr/sbin/sshd', '-T', '-f', path]], hostKeys: lines };
  }
  if (server.kind === 'dropbear') {
    const keys = hostKeys.flatMap((each) => ['-r', dropbearKey(each)]);
    const command = ['/usr/sbin/dropbear', '-F', '-E', '-m', '-p', `127.0.0.1:${port}`, ...keys, ...server.options];
    return { server: { kind: 'daemon', command }, queries: [], hostKeys: lines };
  }
  if (server.kind === 'tinysshd') {
    const { folder, line } = tinysshdKeys();
    return { server: { kind: 'each', command: ['/usr/sbin/tinysshd', '-v', folder] }, queries: [], hostKeys: [line] };
  }
  const enrolledKeys = enrolledNames().map(fingerprint);
  const paths = hostKeys.map(keyPath);
  return {
    server: { ...declared, ...server, users: [account], enrolledKeys, hostKeys: paths },
    queries: [],
    hostKeys: lines,
  };
}
