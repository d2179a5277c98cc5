import { randomFrom, seedOf } from '../random.ts';
import { type RealClient, realClients } from '../real-clients.ts';
import { type Cell, makeHomes, nameOf } from './cells.ts';
import { type ClientConfig, clientConfigs } from './client-configs.ts';
import { type KeySet, keySets } from './key-sets.ts';
import { makeKeys } from './keys.ts';
import { type Profile, profiles } from './profiles.ts';
import { isInstalled, makeAccount } from './servers.ts';

/** Of each way of choosing keys one, as far as they are here: up to 7.7, up to 8.7, Debian's, the newest. */
const labels = ['7.5', '8.4', '9.2', '10.6'];

export function matrixClients(): readonly RealClient[] {
  const all = realClients();
  const chosen = all.filter(({ label }) => labels.includes(label));
  return chosen.length > 1 ? chosen : all;
}

/** Makes all that the connections need, and says which servers there are. */
export function prepare(): readonly Profile[] {
  makeKeys();
  makeHomes();
  makeAccount();
  return profiles().filter(isInstalled);
}

interface Row {
  readonly profile: Profile;
  readonly keys: KeySet;
  readonly config: ClientConfig;
}

const named = <T extends { readonly name: string }>(all: readonly T[], names: readonly string[]): readonly T[] =>
  names.flatMap((name) => all.filter((each) => each.name === name));

const plainConfigs = [
  'default',
  'default',
  'default',
  'pubkey-plus',
  'everything-old',
  'everything-old',
  'identities-only',
  'sha1-both',
];
const plainKeys = ['rsa3072', 'ed25519', 'ed25519-then-rsa', 'rsa2048', 'ecdsa256', 'defaults', 'agent-two'];
const telling = [
  'sshd-stock',
  'sshd-user-ca',
  'ssh2-sha1-no-announcement',
  'sshd-accepts-ssh-rsa',
  'ssh2-any-no-announcement',
];

/** Every server with every key, and with every config; every key with every config at a server that tells them apart. */
function rows(all: readonly Profile[]): readonly Row[] {
  const [sets, configs] = [keySets(), clientConfigs()];
  const pick = <T>(from: readonly T[], ...seed: readonly string[]): T => randomFrom(seedOf(...seed)).pick(from);
  const usualConfigs = named(configs, plainConfigs);
  const usualKeys = named(sets, plainKeys);
  const tellingProfiles = named(all, telling);
  return [
    ...all.flatMap((profile) =>
      sets.map((keys) => ({ profile, keys, config: pick(usualConfigs, 'config', profile.name, keys.name) })),
    ),
    ...all.flatMap((profile) =>
      configs.map((config) => ({ profile, keys: pick(usualKeys, 'keys', profile.name, config.name), config })),
    ),
    ...sets.flatMap((keys) =>
      configs.map((config) => ({
        profile: pick(tellingProfiles.length > 0 ? tellingProfiles : all, keys.name, config.name),
        keys,
        config,
      })),
    ),
  ];
}

/** How an RSA key signs, which most verdicts hang on: with every client in every run. */
function core(all: readonly Profile[]): readonly Row[] {
  const servers = named(all, [
    ...['sshd-stock', 'sshd-accepts-ssh-rsa', 'sshd-accepts-rsa-256', 'ssh2-sha1-no-announcement'],
    ...['ssh2-announces-ssh-rsa', 'ssh2-like-7.4', 'ssh2-plain'],
  ]);
  const sets = named(keySets(), ['rsa3072', 'rsa-then-ed25519']);
  const configs = named(clientConfigs(), [
    'default',
    ...['plus', 'caret', 'bare', 'bare-256', 'bare-sha2'].map((name) => `pubkey-${name}`),
  ]);
  return servers.flatMap((profile) => sets.flatMap((keys) => configs.map((config) => ({ profile, keys, config }))));
}

/** `some`: one row in so many; `rows`: every row with one of the clients; `all`: with every client. */
export type Extent = 'some' | 'rows' | 'all';
const oneIn = 8;

function chosenClients({ profile, keys, config }: Row, extent: Extent): readonly RealClient[] {
  const clients = matrixClients();
  const random = randomFrom(seedOf('client', profile.name, keys.name, config.name));
  const isChosen = random.int(oneIn) === 0;
  if (extent === 'all') return clients;
  return isChosen || extent === 'rows' ? [random.pick(clients)] : [];
}

export function matrix(all: readonly Profile[], extent: Extent): readonly Cell[] {
  const withClients = (row: Row, clients: readonly RealClient[]): readonly Cell[] =>
    clients.map((client) => ({ ...row, client, name: nameOf({ ...row, client }) }));
  const central = core(all).flatMap((row) => withClients(row, matrixClients()));
  const others = rows(all).flatMap((row) => withClients(row, chosenClients(row, extent)));
  return [...new Map([...central, ...others].map((cell) => [cell.name, cell])).values()];
}
