import type { Block, Step } from '../load/config.ts';
import { covers, listCovers, overlaps, type PatternList } from '../syntax/cover.ts';

/** The blocks that must apply for this one's lines to count, without those that always do. Innermost first. */
export function guardsOf(block: Block): readonly Block[] {
  const guards: Block[] = [];
  for (let at: Block | undefined = block; at && !at.universal; at = at.outer) {
    if (at.kind !== 'global' && !alwaysApplies(at)) guards.push(at);
  }
  return guards;
}

function alwaysApplies({ hosts, criteria }: Block): boolean {
  if (hosts) return hosts.negative.length === 0 && hosts.positive.includes('*');
  return (
    criteria !== undefined && criteria.length > 0 && criteria.every(({ name, negated }) => name === 'all' && !negated)
  );
}

/** Whether a guard holds wherever all of these hold, for a name that matches `pattern` of `within`. */
function holds(
  guard: Block,
  given: readonly Block[],
  narrowed: { readonly pattern: string; readonly within: PatternList } | undefined,
): boolean {
  if (given.includes(guard)) return true;
  const { hosts } = guard;
  if (!hosts) return false;
  if (narrowed && listCovers(hosts, narrowed.pattern, narrowed.within)) return true;
  return given.some((each) => each.hosts !== undefined && covers(hosts, each.hosts));
}

/** Whether the lines of `earlier` count wherever those of `later` do, for names that match `pattern` of its Host line. */
export function impliedFor(
  earlier: Block,
  later: Block,
  narrowed?: { readonly pattern: string; readonly within: PatternList },
): boolean {
  const given = guardsOf(later);
  return guardsOf(earlier).every((guard) => holds(guard, given, narrowed));
}

/** Whether some destination may get the lines of both blocks. Says yes where it cannot tell. */
export function mayMeet(one: Block, other: Block): boolean {
  const others = guardsOf(other);
  return guardsOf(one).every(
    ({ hosts }) => !hosts || others.every((each) => !each.hosts || overlaps(hosts, each.hosts)),
  );
}

/** Whether no destination gets the lines of the block: its patterns and those around it share nothing. */
export function contradicts(block: Block): { readonly inner: Block; readonly outer: Block } | undefined {
  const { hosts } = block;
  if (!hosts) return undefined;
  const outer = guardsOf(block).find((each) => each !== block && each.hosts && !overlaps(hosts, each.hosts));
  return outer && { inner: block, outer };
}

export const isInside = (step: Step, block: Block): boolean => {
  for (let at: Block | undefined = step.block; at; at = at.outer) if (at === block) return true;
  return false;
};
