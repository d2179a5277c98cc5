import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RealClient, realClients } from '../real-clients.ts';
import { type Called, callAs, type Foretold, writePolicy } from './foretold.ts';
import { connectionsFolder, keyPath } from './keys.ts';
import { policyOf, seenBy } from './policy.ts';
import { probe } from './probe.ts';
import { profiles } from './profiles.ts';
import { record } from './recording.ts';
import { account, planOf, port } from './servers.ts';
import type { Spoken } from './spoken-run.ts';

/** Somebody who wants to fetch a file: a home with one key and one known server. */
export interface Person {
  readonly home: string;
  readonly client: RealClient;
  readonly profile: ReturnType<typeof profiles>[number];
  /** Their own config; none at first. */
  readonly config: string;
  /** What they type behind `sftp`. */
  readonly words: readonly string[];
}

export const clientCalled = (label: string): RealClient | undefined =>
  realClients().find((client) => client.label === label);

export function personAt(server: string, key: string, client: RealClient): Person {
  const profile = profiles().find(({ name }) => name === server);
  if (profile === undefined) throw new Error(`no server ${server}`);
  const home = join(connectionsFolder(), 'people', `${server}-${key}-${client.label}`);
  const path = join(home, '.ssh', 'id_own');
  const words = ['-P', `${port}`, '-i', path, `${account}@127.0.0.1`];
  rmSync(home, { recursive: true, force: true });
  mkdirSync(join(home, '.ssh'), { recursive: true, mode: 0o700 });
  for (const end of ['', '.pub']) copyFileSync(keyPath(`${key}${end}`), `${path}${end}`);
  const known = planOf(profile).hostKeys.map((line) => `[127.0.0.1]:${port} ${line}\n`);
  writeFileSync(join(home, '.ssh', 'known_hosts'), known.join(''));
  return { home, client, profile, config: '', words };
}

/** The same person, with a text behind their config. */
export function withConfig(person: Person, config: string): Person {
  writeFileSync(join(person.home, '.ssh', 'config'), config, { mode: 0o600 });
  return { ...person, config };
}

/** `ssh-lint check --as sftp` with what they would type, and with or without what is known of the server. */
export async function check(
  person: Person,
  knowledge: 'policy' | 'nothing',
): Promise<Called & { readonly json: Foretold }> {
  const { answers, results } = await record(person.profile, [probe()]);
  const policy = writePolicy(policyOf(person.profile, seenBy(results[0]?.err ?? ''), answers));
  const known = knowledge === 'policy' ? ['--config', policy] : ['--no-config'];
  const own = ['--as', 'sftp', '--format', 'json', '--target', person.client.banner, ...known];
  const called = await callAs(person.home, ['check', ...own, ...person.words]);
  return { ...called, json: JSON.parse(called.out === '' ? '{}' : called.out) };
}

/** The real sftp, with this client below it. */
export async function fetchAs({ home, client, profile, config, words }: Person): Promise<Spoken> {
  const command = ['/usr/bin/sftp', '-vvv', '-S', client.path, '-b', '-', ...words];
  const stamp = JSON.stringify([client.stamp, config]);
  const { results } = await record(profile, [{ command, home, input: 'pwd\n', stamp }]);
  return results[0] ?? { code: null, out: '', err: '' };
}

/** Lines as the first repair writes them. */
export function repaired(person: Person, { repairs }: Foretold): Person {
  const [first] = repairs;
  if (first?.block == null) throw new Error('no repair that can be written');
  return withConfig(person, [first.block, ...first.lines.map((line) => `  ${line}`), ''].join('\n'));
}
