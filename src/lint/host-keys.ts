import { algorithmKeyType } from '../keys/key-type.ts';
import type { KnownHostsLine } from '../keys/types.ts';
import type { Config } from '../load/config.ts';
import { winnerOf } from '../predict/deciding.ts';
import { linesForHost } from '../predict/host-key-step.ts';
import { termsOf } from '../predict/terms.ts';
import type { ServerHostKey } from '../predict/types.ts';
import { type Decided, locationOf } from './decided.ts';
import type { Connection } from './surroundings.ts';

/** The lines of known_hosts for a destination that hold a plain key. */
function knownKeysOf({ verdict }: Connection): readonly KnownHostsLine[] {
  const { situation } = verdict;
  const terms = termsOf(situation.resolution);
  return linesForHost({ situation, terms, server: situation.server }).filter(({ marker }) => marker === 'none');
}

/** A line of known_hosts with a key that its service has withdrawn. */
export interface WithdrawnKey {
  readonly line: KnownHostsLine;
  readonly published: ServerHostKey;
  /** The service has a key of this type today, and known_hosts does not have it. */
  readonly replacedBy: ServerHostKey | undefined;
}

export function withdrawnKeysOf(found: Connection): readonly WithdrawnKey[] {
  const published = found.verdict.situation.server?.hostKeys ?? [];
  if (!published.some(({ status }) => status !== 'current')) return [];
  const lines = knownKeysOf(found);
  const known = new Set(lines.map(({ key }) => key.fingerprint));
  return lines.flatMap((line) => {
    const withdrawn = published.find(
      ({ status, fingerprint }) => status !== 'current' && fingerprint === line.key.fingerprint,
    );
    if (withdrawn === undefined) return [];
    const replacedBy = published.find(
      ({ status, type, fingerprint }) => status === 'current' && type === line.key.type && !known.has(fingerprint),
    );
    return [{ line, published: withdrawn, replacedBy }];
  });
}

/** A list of host key algorithms that a line sets, and that begins with what known_hosts does not have. */
export interface Pin extends Decided {
  /** Types of keys in the order in which the client wants them. */
  readonly wanted: readonly string[];
  readonly stored: readonly string[];
}

/** Undefined where no line of the user’s sets the list as a whole or its first names, or where known_hosts has nothing or the first. */
export function pinOf(found: Connection, config: Config): Pin | undefined {
  const { destination, verdict } = found;
  const { resolution } = verdict.situation;
  const place = winnerOf(resolution.options.get('hostkeyalgorithms'));
  const value = resolution.written.get('hostkeyalgorithms') ?? '';
  if (place === undefined || value === '' || value.startsWith('+') || value.startsWith('-')) return undefined;
  const stored = [...new Set(knownKeysOf(found).map(({ key }) => key.type))];
  const list = termsOf(resolution).hostKeys.filter((name) => !name.includes('-cert-'));
  const wanted = [...new Set(list.map(algorithmKeyType))];
  if (stored.length === 0 || stored.includes(wanted[0] ?? '')) return undefined;
  const decided = locationOf(place, destination, config);
  return decided && { ...decided, stored, wanted };
}

/** The line of the user’s from which a destination has the value of an option. */
export function placeOf(
  { situation }: Connection['verdict'],
  id: string,
  { destination, config }: { readonly destination: string; readonly config: Config },
): Decided | undefined {
  const place = winnerOf(situation.resolution.options.get(id));
  return place && locationOf(place, destination, config);
}
