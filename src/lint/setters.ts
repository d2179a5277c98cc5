import type { Config, Step } from '../load/config.ts';
import { matchPattern } from '../syntax/pattern.ts';
import { guardsOf, mayMeet } from './guards.ts';
import { addPattern, mayCover, newPatternIndex, type PatternIndex } from './pattern-index.ts';

/** The lines that set one slot, in the order of reading. */
export interface SlotSetters {
  readonly all: readonly Step[];
  readonly byPattern: PatternIndex<Step>;
}

/** How many lines or patterns one line is compared with, so that work grows with the text. */
const MOST_TRIED = 100;

export function settersOf(config: Config, slot: string): SlotSetters {
  const all = config.steps.filter(({ reading }) => reading.settings.some((setting) => setting.slot === slot));
  const byPattern = newPatternIndex<Step>();
  for (const step of all) {
    const inner = guardsOf(step.block).find(({ hosts }) => hosts !== undefined);
    for (const pattern of inner?.hosts?.positive ?? ['*']) addPattern(byPattern, pattern, step);
  }
  return { all, byPattern };
}

/** An earlier line whose destinations may be among this one's. */
export function earlierFor(setters: SlotSetters, step: Step): Step | undefined {
  const isEarlier = (other: Step): boolean =>
    other.order < step.order && other.block !== step.block && mayMeet(other.block, step.block);
  const inner = guardsOf(step.block).find(({ hosts }) => hosts !== undefined);
  for (const pattern of inner?.hosts?.positive.slice(0, MOST_TRIED) ?? []) {
    for (const other of mayCover(setters.byPattern, pattern)) if (isEarlier(other)) return other;
  }
  return setters.all.slice(0, MOST_TRIED).find(isEarlier);
}

/** Whether some line may set the slot for this very name. */
export function isSetFor(setters: SlotSetters, name: string): boolean {
  for (const { block } of mayCover(setters.byPattern, name)) {
    const isReached = guardsOf(block).every(
      ({ hosts }) =>
        !hosts ||
        (hosts.positive.some((each) => matchPattern(name, each)) &&
          !hosts.negative.some((each) => matchPattern(name, each))),
    );
    if (isReached) return true;
  }
  return false;
}
