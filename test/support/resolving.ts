import { type Resolver, resolver } from '../../src/resolve/resolve.ts';
import type { Candidate, Resolution } from '../../src/resolve/types.ts';
import type { World } from '../../src/resolve/world.ts';
import { home, type MemoryEntry, memoryPorts } from './memory-ports.ts';
import { release } from './release.ts';

/** What there is to resolve; the user is `ada`, the machine `engine`, the destination `host`. */
export interface Given {
  /** 9.2 unless said otherwise. */
  readonly release?: string;
  /** Text of `~/.ssh/config`. */
  readonly config?: string | Uint8Array;
  /** Text of `/etc/ssh/ssh_config`. */
  readonly system?: string;
  /** Other files; relative ones lie in `~/.ssh`. */
  readonly files?: Readonly<Record<string, MemoryEntry>>;
  /** What stands behind `ssh`. */
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Other name -> canonical name. */
  readonly names?: Readonly<Record<string, string>>;
  /** Name of this machine. */
  readonly hostName?: string;
  /** Commands of `Match exec` that succeed, with what they print on standard error; without it none is run. */
  readonly commands?: Readonly<Record<string, string>>;
}

const folder = `${home}/.ssh`;

function filesOf({ config, system, files = {} }: Given): Readonly<Record<string, MemoryEntry>> {
  const others = Object.entries(files).map(([path, entry]) => [
    path.startsWith('/') ? path : `${folder}/${path}`,
    entry,
  ]);
  return {
    ...(config === undefined ? {} : { [`${folder}/config`]: config }),
    ...(system === undefined ? {} : { '/etc/ssh/ssh_config': system }),
    ...Object.fromEntries(others),
  };
}

function worldOf(given: Given): World {
  const ports = memoryPorts({ files: filesOf(given), environment: { HOME: home, ...given.environment } });
  const { commands, names } = given;
  const lookUp = (name: string) => {
    const canonicalName = names?.[name.replace(/\.$/, '')];
    return canonicalName === undefined ? undefined : { canonicalName };
  };
  return {
    ...ports,
    hostName: given.hostName ?? ports.hostName,
    networkAddresses: () => [
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ],
    userConfig: `${folder}/config`,
    systemConfig: '/etc/ssh/ssh_config',
    program: 'ssh',
    ...(names === undefined ? {} : { lookUp }),
    ...(commands === undefined
      ? {}
      : { runExec: (command) => ({ matched: commands[command] !== undefined, stderr: commands[command] ?? '' }) }),
  };
}

/** A resolver that is kept for several destinations. */
export function resolverOf(given: Given): Resolver {
  return resolver(release(given.release ?? '9.2'), worldOf(given));
}

export function resolution(given: Given): Resolution {
  return resolverOf(given).resolve(given.args ?? ['host']);
}

/** What the dump says of some keywords, as `ssh -G` prints it; messages instead when ssh ends. */
export function dump(given: Given, ...keywords: readonly string[]): readonly string[] {
  const { status, dump: lines, messages } = resolution(given);
  if (status === 'refused') return messages;
  return lines.filter((line) => keywords.includes(line.split(' ')[0] ?? ''));
}

const placeText = (document: Candidate['document'], lineNumber: number): string =>
  `${document.source.path.replace(`${folder}/`, '')}:${lineNumber}`;

/** The lines that could set an option, each with what became of it. */
export function candidates(given: Given, id: string): readonly string[] {
  const option = resolution(given).options.get(id);
  if (option === undefined) return ['no such option'];
  return option.candidates.map(({ document, directive, outcome, value, by }) => {
    const winner = by === undefined ? '' : ` by ${placeText(by.document, by.directive.lineNumber)}`;
    return `${placeText(document, directive.lineNumber)} ${outcome}${winner}: ${value}`;
  });
}
