import type { KnownHostsLine } from '../keys/types.ts';
import type { HostKey } from '../server/schema.ts';
import { lowerCase } from '../syntax/ascii.ts';
import { matchPattern } from '../syntax/pattern.ts';

/** A line of known_hosts beside what a service has published. */
export interface StoredKey {
  readonly line: KnownHostsLine;
  /** `other`: the service has published keys of this type, and this is none of them. */
  readonly status: HostKey['status'] | 'other' | 'unpublished';
  /** What was published; undefined for `other` and `unpublished`. */
  readonly published: HostKey | undefined;
}

export interface StoredKeysRequest {
  /** Resolved. */
  readonly hostName: string;
  /** Every line that matches the destination. */
  readonly lines: readonly KnownHostsLine[];
  /** The keys of its policy, on the day that counts. */
  readonly published: readonly HostKey[];
}

/** What each plain line for a destination is, by what its service says of its host keys. */
export function storedKeys({ hostName, lines, published }: StoredKeysRequest): readonly StoredKey[] {
  const name = lowerCase(hostName);
  const known = published.filter(({ hosts }) => hosts?.some((host) => matchPattern(name, host)) ?? true);
  return lines.filter(({ marker }) => marker === 'none').map((line) => storedKey(line, known));
}

/** One key may be published more than once: what withdraws it counts. */
function storedKey(line: KnownHostsLine, known: readonly HostKey[]): StoredKey {
  const same = known.filter(({ fingerprint }) => fingerprint === line.key.fingerprint);
  const [published] = STATUSES.flatMap((status) => same.find((each) => each.status === status) ?? []);
  if (published !== undefined) return { line, status: published.status, published };
  const isTypePublished = known.some(({ type }) => type === line.key.type);
  return { line, status: isTypePublished ? 'other' : 'unpublished', published: undefined };
}

const STATUSES: readonly HostKey['status'][] = ['revoked', 'current', 'retired'];
