import { isAscii } from './ascii.ts';
import { hasWildcard, matchPattern } from './pattern.ts';
import { byteString } from './source.ts';

const STAR = 42;
const ANY = 63;
/** Stands for a character that no pattern names: only wildcards match it, so nothing is harder to match. */
const FRESH = -1;

/**
 * How much work may still be done. A question that is not answered by then counts as not proved; only patterns
 * made for it get there. Shared by many questions it keeps a file of such patterns from taking long.
 */
export interface Effort {
  left: number;
}

/** So many states may be looked at. */
export const newEffort = (left = 4000): Effort => ({ left });

const bytes = (pattern: string): string => (isAscii(pattern) ? pattern : byteString(pattern));

/** Patterns that are followed all at once: a position is the number of the pattern × stride + the place in it. */
interface Together {
  readonly some: readonly string[];
  readonly stride: number;
}

function codeAt({ some, stride }: Together, position: number): number {
  return (some[Math.floor(position / stride)] ?? '').charCodeAt(position % stride);
}

/** Positions that can be reached without a character: a star may match nothing. */
function close(together: Together, positions: readonly number[]): readonly number[] {
  const found = new Set(positions);
  for (const position of found) if (codeAt(together, position) === STAR) found.add(position + 1);
  return [...found].sort((a, b) => a - b);
}

function advance(together: Together, positions: readonly number[], letter: number): readonly number[] {
  const next: number[] = [];
  for (const position of positions) {
    const code = codeAt(together, position);
    if (code === STAR) next.push(position);
    else if (code === ANY || (code === letter && letter !== FRESH)) next.push(position + 1);
  }
  return close(together, next);
}

/** The character that all of these positions take, FRESH where any will do; undefined when they agree on none. */
function commonLetter(patterns: readonly string[], at: readonly number[]): number | undefined {
  let letter = FRESH;
  for (const [index, position] of at.entries()) {
    const code = (patterns[index] ?? '').charCodeAt(position);
    if (Number.isNaN(code)) return undefined;
    if (code === STAR || code === ANY || code === letter) continue;
    if (letter !== FRESH) return undefined;
    letter = code;
  }
  return letter;
}

interface Search extends Together {
  readonly all: readonly string[];
  readonly seen: Set<string>;
  readonly waiting: { readonly at: readonly number[]; readonly reached: readonly number[] }[];
}

function push(search: Search, at: readonly number[], reached: readonly number[]): void {
  const key = `${at.join(' ')}/${reached.join(' ')}`;
  if (search.seen.has(key)) return;
  search.seen.add(key);
  search.waiting.push({ at, reached });
}

/** Follows one character, and every star that stops here. */
function follow(search: Search, at: readonly number[], reached: readonly number[]): void {
  for (const [index, position] of at.entries()) {
    if (search.all[index]?.charCodeAt(position) === STAR) push(search, at.with(index, position + 1), reached);
  }
  const letter = commonLetter(search.all, at);
  if (letter === undefined) return;
  const next = at.map((position, index) =>
    search.all[index]?.charCodeAt(position) === STAR ? position : position + 1,
  );
  push(search, next, advance(search, reached, letter));
}

/** Whether a pattern can match anything that another does when its wildcards stand for a character of their own. */
function mayHelp(left: string, right: string): boolean {
  const letters = left.replaceAll('*', '');
  return right.split(/[*?]+/).every((run) => letters.includes(run));
}

/**
 * Whether every text that matches all patterns of `all` matches some pattern of `some`. Exact, but for patterns so
 * entangled that it gives up: then it says no. With nothing in `some` it asks whether nothing matches all of `all`.
 */
export function isCovered(all: readonly string[], some: readonly string[], effort: Effort = newEffort()): boolean {
  if (some.includes('*')) return true;
  effort.left -= 1 + (some.length >> 3);
  if (effort.left < 0) return false;
  const [only = ''] = all;
  if (all.length === 1 && !hasWildcard(only)) return some.some((pattern) => matchPattern(only, pattern));
  if (all.length === 1 && some.includes(only)) return true;
  const left = all.map(bytes);
  const right =
    all.length === 1 ? some.map(bytes).filter((pattern) => mayHelp(left[0] ?? '', pattern)) : some.map(bytes);
  const stride = Math.max(0, ...right.map((pattern) => pattern.length)) + 1;
  const search: Search = { all: left, some: right, stride, seen: new Set(), waiting: [] };
  const starts = right.map((_, index) => index * stride);
  push(
    search,
    all.map(() => 0),
    close(search, starts),
  );
  for (let state = search.waiting.pop(); state; state = search.waiting.pop()) {
    effort.left -= 1 + (state.reached.length >> 2);
    if (effort.left < 0) return false;
    const ends = state.at.every((position, index) => position === search.all[index]?.length);
    if (ends && !state.reached.some((position) => position % stride === right[Math.floor(position / stride)]?.length))
      return false;
    follow(search, state.at, state.reached);
  }
  return true;
}

/** Whether some text matches both patterns. */
export function intersects(one: string, other: string, effort?: Effort): boolean {
  if (!hasWildcard(one)) return matchPattern(one, other);
  return hasWildcard(other) ? !isCovered([one, other], [], effort) : matchPattern(other, one);
}

/** What a Host line or a list with commas says: any of `positive` and none of `negative`. */
export interface PatternList {
  readonly positive: readonly string[];
  readonly negative: readonly string[];
}

const NONE: readonly string[] = [];

/** Patterns as written, sorted by whether `!` stands in front. */
export function patternList(patterns: readonly string[]): PatternList {
  if (!patterns.some((pattern) => pattern.startsWith('!'))) return { positive: patterns, negative: NONE };
  const negative = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  return { positive: patterns.filter((pattern) => !pattern.startsWith('!')), negative };
}

/** Whether this pattern of the list decides nothing: what it matches is taken away again. */
export function isCancelled(pattern: string, list: PatternList, effort?: Effort): boolean {
  return list.negative.length > 0 && isCovered([pattern], list.negative, effort);
}

/** Whether nothing matches the list. */
export function matchesNothing(list: PatternList): boolean {
  return list.positive.every((pattern) => isCancelled(pattern, list));
}

/** A pattern, less what the negations of its list take away. */
export interface Narrowed {
  readonly pattern: string;
  readonly within: PatternList;
}

/** Whether every text that matches the narrowed pattern matches `list`. */
export function listCovers(list: PatternList, { pattern, within }: Narrowed, effort?: Effort): boolean {
  if (!isCovered([pattern], [...list.positive, ...within.negative], effort)) return false;
  return list.negative.every(
    (excluded) => !intersects(excluded, pattern, effort) || isCovered([pattern, excluded], within.negative, effort),
  );
}

/** Whether every text that matches `inner` matches `outer`. */
export function covers(outer: PatternList, inner: PatternList, effort?: Effort): boolean {
  return inner.positive.every((pattern) => listCovers(outer, { pattern, within: inner }, effort));
}

/** Whether some text matches both lists. */
export function overlaps(one: PatternList, other: PatternList, effort?: Effort): boolean {
  const negative = [...one.negative, ...other.negative];
  const meet = (a: string, b: string): boolean =>
    intersects(a, b, effort) && (negative.length === 0 || !isCovered([a, b], negative, effort));
  return one.positive.some((a) => other.positive.some((b) => meet(a, b)));
}
