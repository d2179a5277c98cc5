import type { Block } from '../load/config.ts';
import { covers, type Effort, listCovers, type Narrowed, overlaps } from '../syntax/cover.ts';

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

interface Given {
  readonly guards: readonly Block[];
  readonly narrowed: Narrowed | undefined;
  readonly effort: Effort | undefined;
}

/** Whether a guard holds wherever all of these hold, for a name that matches the narrowed pattern. */
function holds(guard: Block, { guards, narrowed, effort }: Given): boolean {
  if (guards.includes(guard)) return true;
  const { hosts } = guard;
  if (!hosts) return false;
  if (narrowed && listCovers(hosts, narrowed, effort)) return true;
  return guards.some(
    (each) => each.hosts !== undefined && each.hosts !== narrowed?.within && covers(hosts, each.hosts, effort),
  );
}

interface Question {
  /** A pattern of the later block's Host line: only the names that match it are asked about. */
  readonly narrowed?: Narrowed;
  readonly effort?: Effort;
}

/** Whether the lines of `earlier` count wherever those of `later` do. */
export function isImplied(earlier: Block, later: Block, { narrowed, effort }: Question = {}): boolean {
  const given = { guards: guardsOf(later), narrowed, effort };
  return guardsOf(earlier).every((guard) => holds(guard, given));
}

/** Whether some destination may get the lines of both blocks. Says yes where it cannot tell. */
export function mayMeet(one: Block, other: Block, effort?: Effort): boolean {
  const others = guardsOf(other);
  return guardsOf(one).every(
    ({ hosts }) => !hosts || others.every((each) => !each.hosts || overlaps(hosts, each.hosts, effort)),
  );
}

/** The guard around a block that shares no name with its patterns, so that no destination gets its lines. */
export function contradicts(block: Block, effort?: Effort): Block | undefined {
  const { hosts } = block;
  if (!hosts) return undefined;
  return guardsOf(block).find((each) => each !== block && each.hosts && !overlaps(hosts, each.hosts, effort));
}
