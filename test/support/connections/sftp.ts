import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientOfBanner } from '../engine-client.ts';
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

/** Whether a client signs with SHA-1 of its own accord, as all do up to 8.7. */
const signsWithSha1 = ({ banner }: RealClient): boolean =>
  clientOfBanner(banner).algorithms('pubkey').defaults.includes('ssh-rsa');

/** The real clients here, by what they make of an RSA key at an old server. */
export const strictClients = (): readonly RealClient[] => realClients().filter((client) => !signsWithSha1(client));
export const lenientClients = (): readonly RealClient[] => realClients().filter(signsWithSha1);

/** Their home is the same for every test file, so that it is only ever added to. */
export function personAt(server: string, key: string, client: RealClient): Person {
  const profile = profiles().find(({ name }) => name === server);
  if (profile === undefined) throw new Error(`no server ${server}`);
  const home = join(connectionsFolder(), 'people', `${server}-${key}-${client.label}`);
  const path = join(home, '.ssh', 'id_own');
  const words = ['-P', `${port}`, '-i', path, `${account}@127.0.0.1`];
  mkdirSync(join(home, '.ssh'), { recursive: true, mode: 0o700 });
  for (const end of ['', '.pub']) copyOnce(keyPath(`${key}${end}`), `${path}${end}`);
  const known = planOf(profile).hostKeys.map((line) => `[127.0.0.1]:${port} ${line}\n`);
  const text = known.join('');
  const knownHosts = join(home, '.ssh', 'known_hosts');
  if (!existsSync(knownHosts) || readFileSync(knownHosts, 'utf8') !== text) writeFileSync(knownHosts, text);
  return { home, client, profile, config: '', words };
}

function copyOnce(from: string, to: string): void {
  if (!existsSync(to) || !readFileSync(to).equals(readFileSync(from))) copyFileSync(from, to);
}

/** The same person with this config, in a home of its own. */
export function withConfig(person: Person, config: string): Person {
  const name = createHash('sha256').update(config).digest('hex').slice(0, 12);
  const home = `${person.home}-${name}`;
  cpSync(join(person.home, '.ssh'), join(home, '.ssh'), { recursive: true });
  writeFileSync(join(home, '.ssh', 'config'), config, { mode: 0o600 });
  return { ...person, home, config };
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
