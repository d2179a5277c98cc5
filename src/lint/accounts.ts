import { byFile } from '../fix/edits.ts';
import { textsAfter } from '../fix/prove.ts';
import type { Config, Step } from '../load/config.ts';
import type { Attempt, Verdict } from '../predict/types.ts';
import { lowerCase } from '../syntax/ascii.ts';
import type { Analysis } from './analysis.ts';
import { stepAt } from './decided.ts';
import type { Fix } from './finding.ts';
import { indentOf, insertBefore } from './line-edits.ts';
import { routeOf } from './socket.ts';
import type { Connection } from './surroundings.ts';

/** Whether everybody logs in as this user, so that the account is that of the first key which the server knows. */
export function takesAccountFromKey({ situation, user, verdict }: Verdict): boolean {
  return verdict !== 'fail' && (situation.server?.sharedUsers.has.includes(user) ?? false);
}

/** A key that a line names and that ssh would offer. */
export interface NamedOffer {
  readonly step: Step;
  readonly attempt: Attempt;
}

/** The keys that lines of the user name for a destination, in the order in which ssh offers them. */
export function namedOffers({ attempts }: Verdict, config: Config): readonly NamedOffer[] {
  return attempts.flatMap((attempt) => {
    const { named, outcome } = attempt;
    const step = named?.place && stepAt(named.place, config);
    return step !== undefined && outcome === 'offered' ? [{ step, attempt }] : [];
  });
}

/** A key that a line names for another destination with the same server and user, and none for this one. */
export interface Rival extends NamedOffer {
  readonly name: string;
}

interface Known {
  readonly analysis: Analysis;
  readonly config: Config;
}

/** How many names of a server are looked at: each costs a reading of the whole config, the first time. */
const MOST_NAMES = 20;

const byHost = new WeakMap<Analysis, ReadonlyMap<string, readonly string[]>>();

/** The first names that lead to a host. */
function namesFor(host: string, analysis: Analysis): readonly string[] {
  const known = byHost.get(analysis) ?? listNames(analysis);
  byHost.set(analysis, known);
  return known.get(host) ?? [];
}

function listNames(analysis: Analysis): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const name of analysis.names()) {
    const host = routeOf(name, analysis)?.host;
    if (host === undefined) continue;
    const names = found.get(host) ?? [];
    if (names.length < MOST_NAMES) names.push(name);
    found.set(host, names);
  }
  return found;
}

export function rivalsOf(found: Connection, { analysis, config }: Known): readonly Rival[] {
  const { destination, verdict, foretell } = found;
  const own = new Set(verdict.attempts.flatMap(({ named, publicKey }) => (named && publicKey?.blob) ?? []));
  return namesFor(lowerCase(verdict.hostName), analysis)
    .filter((name) => name !== destination)
    .flatMap((name) => {
      const other = foretell?.(name, new Map());
      const isSame = other?.user === verdict.user && other.port === verdict.port;
      const offers = isSame ? namedOffers(other, config) : [];
      return offers.flatMap((offer) => (own.has(blobOf(offer.attempt)) ? [] : [{ ...offer, name }]));
    });
}

function blobOf({ publicKey }: Attempt): string {
  return publicKey?.blob ?? '';
}

/** The rival whose key the agent has and ssh offers before those that lines name for the destination. */
export function usurperOf({ attempts }: Verdict, rivals: () => readonly Rival[]): Rival | undefined {
  const first = attempts.findIndex(({ named, outcome }) => named !== undefined && outcome === 'offered');
  const before = attempts.slice(0, Math.max(first, 0)).filter(({ outcome }) => outcome === 'offered');
  if (before.length === 0) return undefined;
  return rivals().find(({ attempt }) => before.some((each) => blobOf(each) === blobOf(attempt)));
}

/** `IdentitiesOnly` above the line that names the key; undefined where that is foretold not to put the key first. */
export function onlyNamedKeys({ destination, foretell }: Connection, { step, attempt }: NamedOffer): Fix | undefined {
  const edits = [insertBefore(step, `${indentOf(step)}IdentitiesOnly yes`)];
  const fix: Fix = { title: 'Offer no key that no line names', safety: 'unsafe', weakens: false, edits };
  const after = foretell?.(destination, textsAfter(byFile([fix])));
  const first = after?.attempts.find(({ outcome }) => outcome === 'offered');
  return first !== undefined && blobOf(first) === blobOf(attempt) ? fix : undefined;
}
