import type { Block, Config } from '../load/config.ts';
import { lowerCase } from '../syntax/ascii.ts';
import { covers, type PatternList, patternList } from '../syntax/cover.ts';
import { hasWildcard, matchPattern, matchPatternList } from '../syntax/pattern.ts';
import { guardsOf } from './guards.ts';

const isName = (pattern: string): boolean => pattern !== '' && !pattern.startsWith('!') && !hasWildcard(pattern);

/** Names that a user would type for a block: those of its Host line, or of `Match originalhost` and `host`. */
function namesOf(block: Block): readonly string[] {
  if (block.hosts) return block.hosts.positive.filter(isName);
  const lists = (block.criteria ?? []).filter(
    ({ name, negated }) => !negated && (name === 'host' || name === 'originalhost'),
  );
  return lists.flatMap(({ argument }) => (argument?.value ?? '').split(',')).filter(isName);
}

/** How many names one finding lists. */
export const MOST_NAMES = 100;

const listed = new WeakMap<Block, readonly string[]>();

/** The names that a Match line asks for, of a criterion that asks for names alone; what is typed comes first. */
function namesAsked({ criteria = [] }: Block): readonly string[] {
  const lists = ['originalhost', 'host'].flatMap((asked) =>
    criteria
      .filter(({ name, negated }) => name === asked && !negated)
      .map(({ argument }) => patternList((argument?.value ?? '').split(',')).positive),
  );
  return lists.find((list) => list.length > 0 && list.every(isName)) ?? [];
}

function listNames(scope: Block): readonly string[] {
  const inner = guardsOf(scope)[0];
  if (inner === undefined) return [];
  const { hosts } = inner;
  const names = hosts === undefined ? namesAsked(inner) : hosts.positive.every(isName) ? hosts.positive : [];
  return names.slice(0, MOST_NAMES);
}

/** The names that a finding in this block concerns, a hundred at most; empty when they cannot be listed. */
export function destinationsOf(scope: Block | undefined): readonly string[] {
  if (scope === undefined || scope.universal) return [];
  const known = listed.get(scope) ?? listNames(scope);
  listed.set(scope, known);
  return known;
}

/** Every name that the users' files name. */
export function destinationsIn(config: Config): readonly string[] {
  const users = new Set(config.files.filter(({ role }) => role === 'user').map(({ source }) => source));
  const names = new Set<string>();
  for (const block of config.blocks) {
    if (!users.has(block.document.source)) continue;
    for (const name of namesOf(block)) names.add(name);
  }
  return [...names];
}

function passes({ positive, negative }: PatternList, name: string): boolean {
  return (
    !negative.some((pattern) => matchPattern(name, pattern)) && positive.some((pattern) => matchPattern(name, pattern))
  );
}

function mayReach(block: Block, name: string): boolean {
  if (block.hosts) return passes(block.hosts, name);
  return (block.criteria ?? []).every(({ name: criterion, negated, argument }) => {
    if (criterion !== 'originalhost') return true;
    return (matchPatternList(lowerCase(name), argument?.value ?? '', true) === 'yes') !== negated;
  });
}

/** Whether a finding may concern one of these names. */
export function concerns(
  scope: Block | undefined,
  destinations: readonly string[],
  wanted: readonly string[],
): boolean {
  if (destinations.length > 0) return wanted.some((name) => destinations.includes(name));
  if (scope === undefined || scope.universal) return true;
  const guards = guardsOf(scope);
  return wanted.some((name) => guards.every((guard) => mayReach(guard, name)));
}

/** Whether a finding concerns nobody but what these Host patterns match. */
export function concernsOnly(
  scope: Block | undefined,
  destinations: readonly string[],
  patterns: readonly string[],
): boolean {
  const list = patternList(patterns);
  if (destinations.length > 0) return destinations.every((name) => passes(list, name));
  if (scope === undefined || scope.universal) return false;
  return guardsOf(scope).some(({ hosts }) => hosts !== undefined && covers(list, hosts));
}
