import { hasWildcard } from '../syntax/pattern.ts';

/** How many entries one pattern is compared with. What lies beyond is not found, which makes nobody's work longer. */
const MOST_CANDIDATES = 16;

const NONE: readonly never[] = [];

interface Keyed<T> {
  readonly byText: Map<string, T[]>;
  /** Lengths of the keys. */
  readonly lengths: Set<number>;
}

/** Things by the Host pattern they stand under, so that those which may cover a pattern are found without trying all. */
export interface PatternIndex<T> {
  readonly literals: Map<string, T[]>;
  readonly prefixes: Keyed<T>;
  readonly suffixes: Keyed<T>;
}

const keyed = <T>(): Keyed<T> => ({ byText: new Map(), lengths: new Set() });

export function newPatternIndex<T>(): PatternIndex<T> {
  return { literals: new Map(), prefixes: keyed(), suffixes: keyed() };
}

function put<T>(map: Map<string, T[]>, key: string, entry: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [entry]);
  else if (known.length < MOST_CANDIDATES) known.push(entry);
}

const prefixOf = (pattern: string): string => pattern.slice(0, pattern.search(/[*?]/));
const suffixOf = (pattern: string): string => /[^*?]*$/.exec(pattern)?.[0] ?? '';

export function addPattern<T>(index: PatternIndex<T>, pattern: string, entry: T): void {
  if (!hasWildcard(pattern)) {
    put(index.literals, pattern, entry);
    return;
  }
  const prefix = prefixOf(pattern);
  const suffix = suffixOf(pattern);
  const useSuffix = suffix.length > prefix.length;
  const { byText, lengths } = useSuffix ? index.suffixes : index.prefixes;
  const key = useSuffix ? suffix : prefix;
  put(byText, key, entry);
  lengths.add(key.length);
}

/** Entries whose pattern may cover this one and that pass; some are asked whose pattern does not. */
export function findCovers<T>(index: PatternIndex<T>, pattern: string, passes: (entry: T) => boolean): readonly T[] {
  const { literals, prefixes, suffixes } = index;
  const wild = hasWildcard(pattern);
  const same = wild ? undefined : literals.get(pattern);
  if (prefixes.lengths.size === 0 && suffixes.lengths.size === 0)
    return same === undefined ? NONE : same.filter(passes);
  const found: T[] = same === undefined ? [] : same.filter(passes);
  const prefix = wild ? prefixOf(pattern) : pattern;
  const suffix = wild ? suffixOf(pattern) : pattern;
  for (const length of prefixes.lengths) {
    const near = length <= prefix.length ? prefixes.byText.get(prefix.slice(0, length)) : undefined;
    if (near) found.push(...near.filter(passes));
  }
  for (const length of suffixes.lengths) {
    const near = length <= suffix.length ? suffixes.byText.get(suffix.slice(suffix.length - length)) : undefined;
    if (near) found.push(...near.filter(passes));
  }
  return found;
}
