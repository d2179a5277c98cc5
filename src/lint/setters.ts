import type { Block, Config, Step } from '../load/config.ts';
import type { Effort } from '../syntax/cover.ts';
import { matchPattern } from '../syntax/pattern.ts';
import { areApart } from './apart.ts';
import { guardsOf, mayMeet } from './guards.ts';
import { addPattern, findCovers, newPatternIndex, type PatternIndex } from './pattern-index.ts';

/** The lines that set one slot, in the order of reading. */
export interface SlotSetters {
  readonly all: readonly Step[];
  readonly byPattern: PatternIndex<Step>;
}

/** How many lines or patterns one line is compared with, so that work grows with the text. */
const MOST_TRIED = 100;

/** The lines that set something, by slot, in the order of reading. */
export type LinesBySlot = ReadonlyMap<string, readonly Step[]>;

export function linesBySlot({ steps }: Config): LinesBySlot {
  const found = new Map<string, Step[]>();
  for (const step of steps) {
    for (const { slot } of step.reading.settings) {
      const known = found.get(slot);
      if (known === undefined) found.set(slot, [step]);
      else if (known.at(-1) !== step) known.push(step);
    }
  }
  return found;
}

export function settersOf(all: readonly Step[]): SlotSetters {
  const byPattern = newPatternIndex<Step>();
  for (const step of all) {
    const inner = guardsOf(step.block).find(({ hosts }) => hosts !== undefined);
    for (const pattern of inner?.hosts?.positive ?? ['*']) addPattern(byPattern, pattern, step);
  }
  return { all, byPattern };
}

/** An earlier line whose destinations may be among this one's. */
export function earlierFor(setters: SlotSetters, step: Step, effort: Effort): Step | undefined {
  const isEarlier = (other: Step): boolean =>
    other.order < step.order &&
    other.block !== step.block &&
    other.directive !== step.directive &&
    mayMeet(other.block, step.block, effort) &&
    !areApart(other.block, step.block, effort);
  const inner = guardsOf(step.block).find(({ hosts }) => hosts !== undefined);
  for (const pattern of inner?.hosts?.positive.slice(0, MOST_TRIED) ?? []) {
    const [other] = findCovers(setters.byPattern, pattern, isEarlier);
    if (other) return other;
  }
  return setters.all.slice(0, MOST_TRIED).find(isEarlier);
}

/** Whether some line may set the slot for this very name. */
export function isSetFor({ byPattern }: SlotSetters, name: string): boolean {
  const passes = ({ hosts }: Block): boolean =>
    !hosts ||
    (hosts.positive.some((each) => matchPattern(name, each)) &&
      !hosts.negative.some((each) => matchPattern(name, each)));
  return findCovers(byPattern, name, ({ block }) => guardsOf(block).every(passes)).length > 0;
}

interface Meeting {
  readonly step: Step;
  readonly passes: (other: Step) => boolean;
  readonly effort: Effort;
}

/** Whether a line that passes may count for some of this line's destinations. Says yes where it cannot tell. */
export function meetsSetter({ all, byPattern }: SlotSetters, { step, passes, effort }: Meeting): boolean {
  const meets = (other: Step): boolean => other !== step && passes(other) && mayMeet(other.block, step.block, effort);
  const inner = guardsOf(step.block).find(({ hosts }) => hosts !== undefined);
  const patterns = inner?.hosts?.positive.slice(0, MOST_TRIED) ?? [];
  if (patterns.some((pattern) => findCovers(byPattern, pattern, meets).length > 0)) return true;
  return all.length > MOST_TRIED || all.some(meets);
}
