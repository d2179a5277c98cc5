import type { Block } from '../load/config.ts';
import { type Effort, isCancelled, type PatternList } from '../syntax/cover.ts';
import { guardsOf, isImplied } from './guards.ts';
import { addPattern, findCovers, newPatternIndex, type PatternIndex } from './pattern-index.ts';

/** The blocks that were read so far, by their patterns. */
export interface CoverIndex {
  readonly byPattern: PatternIndex<Block>;
  readonly effort: Effort;
}

export const newCoverIndex = (effort: Effort): CoverIndex => ({ byPattern: newPatternIndex(), effort });

/** The blocks whose lines count wherever those of a block do. */
export interface Covers {
  readonly block: Block;
  /** Those that it stands in, and itself where an Include interrupts it. */
  readonly around: readonly Block[];
  /** For each Host line that must match, and for each of its patterns, the earlier blocks that cover the pattern. */
  readonly covering: readonly (readonly (readonly Block[])[])[];
}

/** Lines with more patterns are not looked into: what is not proved is not said. */
const MOST_PATTERNS = 100;

const NONE: readonly never[] = [];

/** For each pattern the blocks that cover it; undefined when some pattern has none. */
function coveringAll(block: Block, hosts: PatternList, index: CoverIndex): readonly (readonly Block[])[] | undefined {
  if (hosts.positive.length > MOST_PATTERNS) return undefined;
  const { effort, byPattern } = index;
  const all: (readonly Block[])[] = [];
  for (const pattern of hosts.positive) {
    const narrowed = { pattern, within: hosts };
    const found = findCovers(byPattern, pattern, (other) => isImplied(other, block, { narrowed, effort }));
    if (found.length > 0) all.push(found);
    else if (!isCancelled(pattern, hosts, effort)) return undefined;
  }
  return all.length > 0 ? all : undefined;
}

function aroundOf(block: Block): readonly Block[] {
  if (block.outer === undefined && !block.isInterrupted) return NONE;
  const around = block.isInterrupted ? [block] : [];
  for (let at = block.outer; at; at = at.outer) around.push(at);
  return around;
}

/** Finds them, and enters the block itself for those that follow. */
export function coversOf(block: Block, index: CoverIndex): Covers {
  if (block.universal) return { block, around: aroundOf(block), covering: NONE };
  const guards = guardsOf(block);
  let covering: (readonly (readonly Block[])[])[] | undefined;
  for (const { hosts } of guards) {
    const found = hosts && coveringAll(block, hosts, index);
    if (found) covering = [...(covering ?? NONE), found];
  }
  const inner = guards.find(({ hosts }) => hosts !== undefined)?.hosts;
  for (const pattern of inner?.positive ?? NONE) addPattern(index.byPattern, pattern, block);
  return { block, around: aroundOf(block), covering: covering ?? NONE };
}
