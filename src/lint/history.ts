import type { AlgorithmClass, Client, ClientSpec, Vendor } from '../client/client.ts';
import { keywords } from '../client/data.ts';
import { clientFor } from '../client/facts.ts';
import { lazily, once } from '../client/memo.ts';
import { parseTarget } from '../client/target.ts';
import { knownReleases } from '../client/version.ts';
import { knowsCriterion } from '../read/match.ts';

/** Which clients know a word. */
export interface History {
  /** First upstream release, `8.5`; undefined when upstream never knew it. */
  readonly since: string | undefined;
  /** First upstream release that no longer knows it; undefined when the newest still does. */
  readonly gone: string | undefined;
  /** Vendors whose builds know it where upstream's do not. */
  readonly vendors: readonly Vendor[];
}

const VENDORS = ['apple', 'debian', 'redhat', 'ubuntu', 'microsoft'] as const;

const specs = lazily((): readonly ClientSpec[] =>
  knownReleases().flatMap((release) => {
    const spec = parseTarget(release);
    return 'problem' in spec ? [] : [spec];
  }),
);

const upstream = lazily(() => specs().map((spec) => ({ label: shortRelease(spec.label), client: clientFor(spec) })));

const vendorClients = once((vendor: Vendor) => specs().map((spec) => clientFor({ ...spec, vendor })));

/** `8.5p1` is called 8.5; a later patch release keeps its name. */
function shortRelease(release: string): string {
  return release.replace(/p1$/, '');
}

function historyOf(knows: (client: Client) => boolean): History | undefined {
  const releases = upstream();
  const known = releases.map(({ client }) => knows(client));
  const first = known.indexOf(true);
  const last = known.lastIndexOf(true);
  const vendors = first === -1 ? VENDORS.filter((vendor) => vendorClients(vendor).some(knows)) : [];
  if (first === -1 && vendors.length === 0) return undefined;
  return {
    since: releases[first]?.label,
    gone: last === -1 ? undefined : releases[last + 1]?.label,
    vendors,
  };
}

/** Who knows a keyword, by its name in lower case. */
export const keywordHistory = once((name: string) =>
  isKeyword(name) ? historyOf((client) => client.keyword(name) !== undefined) : undefined,
);

/** First upstream release that no longer acts on a keyword; undefined when the newest does, or none ever did. */
export const retiredIn = once((name: string): string | undefined => {
  const releases = upstream();
  const last = releases.findLastIndex(({ client }) => client.keyword(name)?.state === 'active');
  return last === -1 ? undefined : releases[last + 1]?.label;
});

/** Whether some build of the newest release acts on a keyword that others leave out. */
export function isMatterOfBuild(name: string): boolean {
  const newest = [...VENDORS.map((vendor) => vendorClients(vendor).at(-1)), upstream().at(-1)?.client];
  return newest.some((client) => client?.keyword(name)?.state === 'active');
}

export const criterionHistory = once((name: string) =>
  historyOf((client) => {
    if (name === 'canonical' || name === 'final') return client.does(`match-${name}`);
    return name === 'all' || knowsCriterion(name, client);
  }),
);

export function algorithmHistory(of: AlgorithmClass, name: string): History | undefined {
  return historyOf((client) => client.algorithms(of).supported.includes(name));
}

/** Who takes a word as the value of an option. */
export function wordHistory(option: string, word: string): History | undefined {
  return historyOf((client) => client.option(option)?.words?.has(word) === true);
}

/** Every spelling that some client knows, in lower case. */
export const everyKeyword = lazily((): readonly string[] => Object.keys(keywords));

/** Whether some client knows a spelling, in lower case. */
export function isKeyword(name: string): boolean {
  return Object.hasOwn(keywords, name);
}

/** A keyword as ssh_config(5) spells it. */
export function spelling(name: string): string {
  return isKeyword(name) ? (keywords[name]?.name ?? name) : name;
}

/** The option behind a keyword in lower case, whichever release knows it. */
export const optionOf = once((name: string): string | undefined =>
  upstream()
    .map(({ client }) => client.keyword(name)?.option?.id)
    .findLast((id) => id !== undefined),
);

/** Another spelling of the option behind a keyword, which this client knows. */
export function olderSpelling(name: string, client: Client): string | undefined {
  const option = upstream().at(-1)?.client.keyword(name)?.option;
  if (option === undefined) return undefined;
  const other = client.keywords.find((each) => client.keyword(each)?.option?.id === option.id);
  return other === undefined ? undefined : spelling(other);
}

/** Keywords that some client knows and does not act on, in lower case. */
export const retiredKeywords: readonly string[] = Object.entries(keywords).flatMap(([name, { eras = [] }]) =>
  eras.some(({ state }) => state !== undefined) ? [name] : [],
);
