import type { LintConfig, LintRequest } from '../lint/request.ts';
import type { Config } from '../load/config.ts';
import { editedOpener, type Opener } from '../load/open.ts';
import type { FileSystem, ReadResult } from '../ports.ts';
import { type Resolver, resolver } from '../resolve/resolve.ts';
import type { Resolution } from '../resolve/types.ts';
import type { World } from '../resolve/world.ts';
import { bytesOf } from '../syntax/source.ts';
import { textsAfter, type Witness } from './prove.ts';
import { witnesses } from './witnesses.ts';

export interface WitnessRequest {
  readonly request: LintRequest;
  readonly config: LintConfig;
  readonly before: Config;
  readonly opener: Opener;
}

/** Lines that may be read for witnesses: a small config is tried with every name, a large one with some. */
const MOST_LINES = 20_000;
const FEWEST = 3;

/** Files as the opener gives them. Owners and modes play no part: what the texts say is compared. */
function filesOf({ request, config }: WitnessRequest, opener: Opener): FileSystem {
  const { files, user } = request.ports;
  const isNamed = new Set(config.files.map(({ path }) => path));
  const mayRead = (path: string): boolean => {
    if (config.onlyBelow === undefined || isNamed.has(path)) return true;
    const real = files.realPath(path);
    return real === undefined || config.onlyBelow.some((folder) => real === folder || real.startsWith(`${folder}/`));
  };
  const read = (path: string): ReadResult => {
    if (!mayRead(path)) return { reason: 'missing', message: 'No such file or directory' };
    const opened = opener.open(path);
    if (opened.kind === 'text') return { bytes: bytesOf(opened.source.text) };
    const reason = opened.kind === 'unreadable' ? 'other' : opened.kind;
    return { reason, message: opened.message };
  };
  return {
    ...files,
    read,
    stat: (path) => {
      const stat = files.stat(path);
      return stat && { ...stat, uid: user.uid, mode: stat.mode & 0o755 };
    },
  };
}

/** The two answers that a `Match exec` may give. */
function resolversFor(given: WitnessRequest, opener: Opener): readonly Resolver[] {
  const { request, config, before } = given;
  const { user, environment, hostName, networkAddresses } = request.ports;
  const pathOf = (role: 'user' | 'system'): string | undefined => config.files.find((file) => file.role === role)?.path;
  const world: World = {
    files: filesOf(given, opener),
    user,
    environment,
    hostName,
    networkAddresses,
    userConfig: pathOf('user') ?? '/dev/null',
    systemConfig: pathOf('system'),
    program: 'ssh',
  };
  const isAsked = before.blocks.some(({ criteria }) => criteria?.some(({ name }) => name === 'exec'));
  const worlds = isAsked ? [world, { ...world, runExec: () => ({ matched: true }) }] : [world];
  return worlds.map((each) => resolver(before.client, each));
}

/** What a connection has of a dump: which keywords are skipped is no part of it. */
const valuesOf = ({ dump }: Resolution): readonly string[] => dump.filter((line) => !line.startsWith('ignoreunknown '));

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((line, at) => line === other[at]);

/** What a destination gets, with other texts instead of those that files have. */
export function resolvingIn(
  given: WitnessRequest,
): (texts: ReadonlyMap<string, string>, destination: string) => Resolution | undefined {
  return (texts, destination) =>
    resolversFor(given, editedOpener(given.opener, texts))[0]?.resolve(['--', destination]);
}

/** A destination that gets something else behind the edits. */
export function witnessesFor(given: WitnessRequest): Witness {
  const old = resolversFor(given, given.opener);
  return (_, edits, except) => {
    const now = resolversFor(given, editedOpener(given.opener, textsAfter(edits)));
    const most = Math.max(FEWEST, Math.floor(MOST_LINES / (1 + given.before.steps.length)));
    for (const name of witnesses(given.before, edits, most)) {
      if (name === except) continue;
      for (const [index, { resolve }] of old.entries()) {
        const before = resolve(['--', name]);
        const after = before.status === 'resolved' ? now[index]?.resolve(['--', name]) : undefined;
        if (after && !isSame(valuesOf(before), valuesOf(after))) return `\`${name}\` would get other values`;
      }
    }
    return undefined;
  };
}
