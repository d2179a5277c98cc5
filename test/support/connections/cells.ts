import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RealClient } from '../real-clients.ts';
import { socketOf } from './agents.ts';
import type { ClientConfig } from './client-configs.ts';
import { defaultFiles, type KeySet } from './key-sets.ts';
import { connectionsFolder, keyPath } from './keys.ts';
import { knownHostsText } from './known-hosts.ts';
import type { Profile } from './profiles.ts';
import type { Run } from './recording.ts';
import { account, planOf, port } from './servers.ts';

/** One connection of the matrix. */
export interface Cell {
  /** `sshd-stock/rsa3072/default/9.2` */
  readonly name: string;
  readonly profile: Profile;
  readonly keys: KeySet;
  readonly config: ClientConfig;
  readonly client: RealClient;
}

export const nameOf = ({ profile, keys, config, client }: Omit<Cell, 'name'>): string =>
  [profile.name, keys.name, config.name, client.label].join('/');

export const homeOf = ({ home }: Pick<KeySet, 'home'>): string => join(connectionsFolder(), 'homes', home);

/** The homes of the clients, one with keys under the names that ssh looks for. */
export function makeHomes(): void {
  const [keys, none] = ['keys', 'none'].map((name) => join(connectionsFolder(), 'homes', name, '.ssh'));
  for (const folder of [keys, none]) mkdirSync(folder ?? '', { recursive: true, mode: 0o700 });
  for (const [file, name] of Object.entries(defaultFiles)) {
    for (const end of ['', '.pub']) {
      const path = join(keys ?? '', `${file}${end}`);
      if (!existsSync(path)) copyFileSync(keyPath(`${name}${end}`), path);
    }
  }
}

const folderOf = ({ name }: Cell): string => join(connectionsFolder(), 'cells', name);
export const configPath = (cell: Cell): string => join(folderOf(cell), 'config');

const block = (header: string, lines: readonly string[]): string =>
  [header, ...lines.map((line) => `  ${line}`), ''].join('\n');

function configText(cell: Cell): string {
  const { config, keys } = cell;
  return [
    block('Host 127.0.0.1', [...config.lines, ...keys.lines]),
    block('Host *', [
      ...config.everywhere,
      `User ${account}`,
      `UserKnownHostsFile ${join(folderOf(cell), 'known_hosts')}`,
      'GlobalKnownHostsFile /dev/null',
    ]),
  ].join('\n');
}

const textsOf = (cell: Cell): Readonly<Record<string, string>> => ({
  [configPath(cell)]: configText(cell),
  [join(folderOf(cell), 'known_hosts')]: knownHostsText(cell.config.knownHosts, planOf(cell.profile).hostKeys),
});

/** Writes what the client reads; also again after a run, which may have written to it. */
export function writeCell(cell: Cell): void {
  for (const [path, text] of Object.entries(textsOf(cell))) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { mode: 0o600 });
  }
}

/** Where its agent listens, which is elsewhere in each run. */
export function environmentOf({ keys }: Cell): Readonly<Record<string, string>> {
  const socket = socketOf(keys.agent);
  return socket === undefined ? {} : { SSH_AUTH_SOCK: socket };
}

/** What ssh and `ssh-lint check` are both given. */
export const sharedArgs = (cell: Cell): readonly string[] => [
  ...['-F', configPath(cell), '-o', 'BatchMode=yes', '-o', 'ConnectTimeout=5', '-p', `${port}`, '127.0.0.1', 'true'],
];

export function runOf(cell: Cell): Run {
  const { client, keys } = cell;
  const stamp = JSON.stringify([client.stamp, textsOf(cell), keys.agent]);
  const command = [client.path, '-vvv', ...sharedArgs(cell)];
  return { command, home: homeOf(keys), environment: environmentOf(cell), stamp };
}
