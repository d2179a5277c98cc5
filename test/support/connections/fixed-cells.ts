import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RealClient } from '../real-clients.ts';
import { type Called, callAs } from './foretold.ts';
import { connectionsFolder, keyPath } from './keys.ts';
import { knownHostsText } from './known-hosts.ts';
import type { Profile } from './profiles.ts';
import type { Run } from './recording.ts';
import { account, planOf, port } from './servers.ts';

/** A config that somebody has of a server called `old`, and what it Includes, by the name in `~/.ssh`. */
export interface Shape {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
}

const block = (header: string, lines: readonly string[]): string =>
  [header, ...lines.map((line) => `  ${line}`), ''].join('\n');

const way = ['HostName 127.0.0.1', `Port ${port}`, `User ${account}`, 'IdentityFile ~/.ssh/id_own'];
const own = (...lines: readonly string[]): string => block('Host old', [...way, ...lines]);
const others = block('Host other', ['User ada']);
/** Understood by every release, and too short for old servers. */
const short = [
  'KexAlgorithms curve25519-sha256,diffie-hellman-group14-sha256',
  'HostKeyAlgorithms ssh-ed25519,rsa-sha2-512,rsa-sha2-256',
  'Ciphers aes256-ctr,aes128-ctr',
  'MACs hmac-sha2-256,hmac-sha2-512',
  'PubkeyAcceptedKeyTypes ssh-ed25519,rsa-sha2-512,rsa-sha2-256',
];
const everybody = (...lines: readonly string[]): string => block('Host *', ['ServerAliveInterval 30', ...lines]);

export const shapes: readonly Shape[] = [
  { name: 'own-block', files: { config: `${own()}\n${others}\n${everybody()}` } },
  { name: 'named-with-others', files: { config: `${others}\n${block('Host old older', way)}\n${everybody()}` } },
  { name: 'short-for-everybody', files: { config: `${own()}\n${everybody(...short)}` } },
  { name: 'short-for-everybody-before', files: { config: `${everybody(...short)}\n${own()}` } },
  { name: 'short-at-the-top', files: { config: `# for all\n${short.join('\n')}\n\n${own()}\n${others}` } },
  { name: 'short-of-its-own', files: { config: `${own(...short)}\n${everybody()}` } },
  { name: 'without-plus', files: { config: `${own('PubkeyAcceptedKeyTypes ssh-rsa', 'HostKeyAlgorithms ssh-rsa')}` } },
  {
    name: 'shadowed-fix',
    files: {
      config: `${block('Host o*', short)}\n${own('PubkeyAcceptedKeyTypes +ssh-rsa', 'KexAlgorithms +diffie-hellman-group14-sha1')}`,
    },
  },
  { name: 'included', files: { config: `Include lab.conf\n\n${everybody()}`, 'lab.conf': own() } },
  { name: 'included-short', files: { config: `Include all.conf\n\n${own()}`, 'all.conf': `${short.join('\n')}\n` } },
];

/** Somebody with one key and one config, before a server. */
export interface FixedCell {
  readonly name: string;
  readonly profile: Profile;
  readonly shape: Shape;
  readonly client: RealClient;
  readonly key: string;
  readonly home: string;
}

export function fixedCell(given: Omit<FixedCell, 'name' | 'home'>): FixedCell {
  const name = [given.profile.name, given.shape.name, given.key, given.client.label].join('/');
  return { ...given, name, home: join(connectionsFolder(), 'fixed', name.replaceAll('/', '-')) };
}

const sshFolder = ({ home }: FixedCell): string => join(home, '.ssh');

/** Makes the home as it was before anything was repaired. */
export function settle(cell: FixedCell): void {
  const folder = sshFolder(cell);
  rmSync(cell.home, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const end of ['', '.pub']) copyFileSync(keyPath(`${cell.key}${end}`), join(folder, `id_own${end}`));
  for (const [name, text] of Object.entries(cell.shape.files)) writeFileSync(join(folder, name), text, { mode: 0o600 });
  writeFileSync(join(folder, 'known_hosts'), knownHostsText('all', planOf(cell.profile).hostKeys), { mode: 0o600 });
}

/** What the files of the config hold now. */
function textsOf(cell: FixedCell): Readonly<Record<string, string>> {
  const paths = Object.keys(cell.shape.files).map((name) => [name, join(sshFolder(cell), name)] as const);
  return Object.fromEntries(
    paths.flatMap(([name, path]) => (existsSync(path) ? [[name, readFileSync(path, 'utf8')]] : [])),
  );
}

export function isAsBefore(cell: FixedCell): boolean {
  return JSON.stringify(textsOf(cell)) === JSON.stringify(cell.shape.files);
}

/** `ssh-lint --fix`, with what is known of the server as the user's own policy. */
export function fix(cell: FixedCell, configuration: string): Promise<Called> {
  const own = ['--config', configuration, '--target', cell.client.banner];
  return callAs(cell.home, ['--fix', ...own, join(sshFolder(cell), 'config')]);
}

/** The real client, with the config as it is now. */
export function connection(cell: FixedCell): Run {
  const command = [cell.client.path, '-vvv', '-o', 'BatchMode=yes', '-o', 'ConnectTimeout=5', 'old', 'true'];
  return { command, home: cell.home, stamp: JSON.stringify([cell.client.stamp, textsOf(cell)]) };
}
