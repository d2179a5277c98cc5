import { lowerCase } from '../syntax/ascii.ts';
import { hasWildcard, matchPatternList } from '../syntax/pattern.ts';
import { hashedName, hides } from './hashed-name.ts';
import type { KnownHostsEntry, KnownHostsFile, KnownHostsLine } from './types.ts';

/** The resolved options that decide under which name ssh looks a host up. */
export interface Known {
  /** Resolved `HostName`. */
  readonly hostName: string;
  readonly port: number;
  readonly hostKeyAlias: string | undefined;
}

/** Under which names ssh looks a host up. */
export interface KnownNames {
  readonly name: string;
  /** Where the first one has no plain line; undefined: nowhere else. */
  readonly withoutPort: string | undefined;
}

const SSH_PORT = 22;

/**
 * get_hostfile_hostname_ipaddr of sshconnect.c. The port counts only where it is not 22, and never with HostKeyAlias;
 * every name is compared in lower case.
 */
export function knownNames({ hostName, port, hostKeyAlias }: Known): KnownNames {
  const host = lowerCase(hostKeyAlias ?? hostName);
  if (hostKeyAlias !== undefined || port === SSH_PORT) return { name: host, withoutPort: undefined };
  return { name: `[${host}]:${port}`, withoutPort: host };
}

/** Lines of these files, in their order, that match a name as `knownNames` gives it. */
export function linesFor(files: readonly KnownHostsFile[], name: string): readonly KnownHostsLine[] {
  return files.flatMap((file) => linesIn(file, name));
}

function linesIn(file: KnownHostsFile, name: string): readonly KnownHostsLine[] {
  const { literal, others } = indexOf(file);
  const tried = others.filter(({ hosts }) => matchesHosts(hosts, name));
  return [...(literal.get(name) ?? []), ...tried]
    .sort((a, b) => a.line - b.line)
    .map(({ line }) => file.at(line))
    .filter((line) => line !== undefined && 'key' in line);
}

interface Index {
  /** Name in lower case -> entries whose hosts are plain names, each of them short. */
  readonly literal: ReadonlyMap<string, readonly KnownHostsEntry[]>;
  /** Hashes, patterns and whatever else must be tried. */
  readonly others: readonly KnownHostsEntry[];
}

const indexes = new WeakMap<KnownHostsFile, Index>();

/** A file is indexed once, so that many destinations cost little more than one. */
function indexOf(file: KnownHostsFile): Index {
  const before = indexes.get(file);
  if (before !== undefined) return before;
  const literal = new Map<string, KnownHostsEntry[]>();
  const others: KnownHostsEntry[] = [];
  for (const entry of file.entries) {
    if (!isPlain(entry.hosts)) others.push(entry);
    else for (const name of new Set(lowerCase(entry.hosts).split(','))) pushTo(literal, name, entry);
  }
  const index = { literal, others };
  indexes.set(file, index);
  return index;
}

function pushTo(map: Map<string, KnownHostsEntry[]>, name: string, entry: KnownHostsEntry): void {
  const known = map.get(name);
  if (known === undefined) map.set(name, [entry]);
  else known.push(entry);
}

/** Shorter than what one element may be, without pattern, negation or hash. */
function isPlain(hosts: string): boolean {
  return hosts.length < ELEMENT_LIMIT && !hasWildcard(hosts) && !/[!|]/.test(hosts);
}

/** match_pattern_list gives up at an element of so many bytes. */
const ELEMENT_LIMIT = 1023;

/** match_maybe_hashed of hostfile.c, of a name in lower case. */
function matchesHosts(hosts: string, name: string): boolean {
  if (hosts.startsWith('|')) {
    const hashed = hashedName(hosts);
    return hashed !== undefined && hides(hashed, name);
  }
  return matchPatternList(name, hosts, true) === 'yes';
}
