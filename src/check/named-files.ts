import type { Client } from '../client/client.ts';
import { once } from '../client/memo.ts';
import type { AgentAnswer } from '../keys/types.ts';
import type { NamedFile } from '../lint/surroundings.ts';
import type { Block, Config, Step } from '../load/config.ts';
import type { Ports } from '../ports.ts';
import { publicHalf } from '../predict/identities.ts';
import { isNone } from '../resolve/defaults.ts';
import { locate } from '../rule.ts';
import type { Senses } from './senses.ts';

const kinds: Readonly<Record<string, NamedFile['kind']>> = {
  identityfile: 'identity',
  identityfile2: 'identity',
  certificatefile: 'certificate',
  userknownhostsfile: 'known-hosts',
  globalknownhostsfile: 'known-hosts',
  revokedhostkeys: 'revoked',
};

export interface Reading {
  readonly senses: Senses;
  readonly ports: Pick<Ports, 'user' | 'environment'>;
  /** Seconds since 1970. */
  readonly now: number;
  /** What the agent of the environment says. */
  readonly agent: AgentAnswer;
}

/** The files that the lines of a config name, where the name is the same for every destination. */
export function namedFilesIn(config: Config, reading: Reading): readonly NamedFile[] {
  if (!reading.senses.keysRead) return [];
  const names = [...config.steps.flatMap(namesOf), ...defaultNames(config, reading)];
  const agentKeys = agentKeysFor(config, reading);
  const pathOf = once((text: string) => pathIn(text, reading.ports));
  const halvesOf = once((path: string) => halves(path, reading));
  const known = { agentKeys, client: config.client, pathOf, halvesOf };
  return names.flatMap((name) => fileOf(name, known) ?? []);
}

type Name = Pick<NamedFile, 'step' | 'at' | 'kind' | 'written'>;

function namesOf(step: Step): readonly Name[] {
  const kind = kinds[step.directive.name];
  if (kind === undefined || step.problems.length > 0) return [];
  const named = step.directive.args.filter(({ value }) => !isNone(value));
  return named.map((argument) => ({ step, kind, at: locate(step, argument), written: argument.value }));
}

/** What ssh tries where no line names a key, and the user's known hosts; such files need not be there. */
function defaultNames({ steps, blocks, client }: Config, { senses, ports }: Reading): readonly Name[] {
  const [at] = blocks.flatMap(({ document, header }) =>
    (header?.args ?? []).filter(({ value }) => /^\w/.test(value)).map((argument) => locate({ document }, argument)),
  );
  if (at === undefined) return [];
  const named = (kind: Name['kind'], names: readonly string[]): readonly Name[] =>
    names.map((written) => ({ step: undefined, at, kind, written }));
  const isThere = (name: string): boolean => senses.keyFile(pathIn(name, ports) ?? '').state === 'present';
  const keys = defaultPaths(client);
  const hosts = client.option('userknownhostsfile')?.defaultValue?.split(' ') ?? [];
  const namesKey = steps.some(({ directive }) => kinds[directive.name] === 'identity');
  const namesHosts = steps.some(({ directive, block }) => directive.name === 'userknownhostsfile' && isForAll(block));
  return [
    ...(namesKey ? [] : named('identity', keys.filter(isThere))),
    ...(namesHosts ? [] : named('known-hosts', hosts)),
  ];
}

const defaultPaths = (client: Client): readonly string[] =>
  client.option('identityfile')?.defaultValue?.split('\n') ?? [];

const isForAll = ({ universal, hosts }: Block): boolean => universal || (hosts?.positive.includes('*') ?? false);

/** Undefined where some line asks another agent, or where there is none that answers. */
function agentKeysFor({ steps }: Config, { agent }: Reading): NamedFile['agentKeys'] {
  const isElsewhere = steps.some(({ directive }) => directive.name === 'identityagent');
  return agent.kind === 'listed' && !isElsewhere ? agent.keys.map(({ key }) => key) : undefined;
}

/**
 * Keys of the agent that are none of the files which ssh tries by default, as pubkey_prepare of sshconnect2.c compares them;
 * undefined where there is no agent that answers.
 */
export function foreignKeysIn({ client }: Config, { senses, ports, agent }: Reading): readonly string[] | undefined {
  if (!senses.keysRead || agent.kind !== 'listed') return undefined;
  const paths = defaultPaths(client).flatMap((name) => pathIn(name, ports) ?? []);
  const isClear = client.does('public-half-from-private');
  const blobs = paths.map((path) => {
    const halves = { file: senses.keyFile(path), beside: senses.keyFile(`${path}.pub`) };
    return publicHalf(halves, isClear)?.blob;
  });
  const others = agent.keys.filter(({ key }) => !blobs.includes(key.blob));
  return others.map(({ key, comment }) => (comment === '' ? key.fingerprint : comment));
}

interface Known {
  readonly agentKeys: NamedFile['agentKeys'];
  readonly client: Client;
  readonly pathOf: (text: string) => string | undefined;
  readonly halvesOf: (path: string) => Halves;
}

type Halves = Pick<
  NamedFile,
  'path' | 'file' | 'beside' | 'certificate' | 'privateHalf' | 'knownHosts' | 'uid' | 'now'
>;

function halves(path: string, { senses, ports, now }: Reading): Halves {
  return {
    path,
    file: () => senses.keyFile(path),
    beside: () => senses.keyFile(`${path}.pub`),
    certificate: () => senses.keyFile(`${path}-cert.pub`),
    privateHalf: () => senses.keyFile(path.replace(/\.pub$/, '')),
    knownHosts: () => senses.knownHosts(path),
    uid: ports.user.uid,
    now,
  };
}

function fileOf(name: Name, { agentKeys, client, pathOf, halvesOf }: Known): NamedFile | undefined {
  const isPlain = name.kind === 'revoked' && !client.does('revoked-keys-expanded');
  const path = isPlain && !name.written.startsWith('/') ? undefined : pathOf(name.written);
  return path === undefined ? undefined : { ...name, ...halvesOf(path), agentKeys };
}

/** `~`, `%d`, `%u`, `%%` and variables; undefined where the rest hangs on the destination or cannot be known. */
export function pathIn(text: string, { user, environment }: Reading['ports']): string | undefined {
  const anchored = text === '~' || text.startsWith('~/') ? `${user.home}${text.slice(1)}` : text;
  const replaced = anchored
    .replace(/%([du%])/g, (_, letter: string) => (letter === 'd' ? user.home : letter === 'u' ? user.name : '\0'))
    .replace(/\$\{(\w+)\}/g, (whole, name: string) => environment[name] ?? whole);
  if (/^~|%|\$\{/.test(replaced) || !replaced.startsWith('/')) return undefined;
  return replaced.replaceAll('\0', '%');
}
