import type { Block, Step } from '../load/config.ts';
import { lowerCase } from '../syntax/ascii.ts';
import { hasWildcard, matchPattern, matchPatternList } from '../syntax/pattern.ts';
import { guardsOf } from './guards.ts';

/** The lines that set one slot, so that those for a name are found without trying all. */
export interface SlotLines {
  readonly byName: ReadonlyMap<string, readonly Step[]>;
  /** Those that no plain name leads to. */
  readonly others: readonly Step[];
}

/** With more lines that stand under patterns, nothing is said of a name: work grows with the text. */
const MOST_OTHERS = 200;

export function linesOf(setters: readonly Step[]): SlotLines {
  const byName = new Map<string, Step[]>();
  const others: Step[] = [];
  for (const step of setters) {
    if (step.problems.length > 0) continue;
    const names = guardsOf(step.block).find(({ hosts }) => hosts !== undefined)?.hosts?.positive ?? ['*'];
    if (names.some(hasWildcard)) others.push(step);
    else
      for (const name of names) {
        const known = byName.get(name);
        if (known) known.push(step);
        else byName.set(name, [step]);
      }
  }
  return { byName, others };
}

/** Whether a guard lets a name pass; undefined where that hangs on more than the name. */
function passes({ hosts, criteria }: Block, name: string): boolean | undefined {
  if (hosts)
    return (
      hosts.positive.some((pattern) => matchPattern(name, pattern)) &&
      !hosts.negative.some((pattern) => matchPattern(name, pattern))
    );
  let certain = true;
  for (const { name: criterion, negated, argument } of criteria ?? []) {
    if (criterion === 'all') continue;
    if (criterion !== 'originalhost') certain = false;
    else if ((matchPatternList(lowerCase(name), argument?.value ?? '', true) === 'yes') === negated) return false;
  }
  return certain ? true : undefined;
}

function passesAll(block: Block, name: string): boolean | undefined {
  const answers = guardsOf(block).map((guard) => passes(guard, name));
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

/** Whether a name gets the lines of a block; undefined where that hangs on more than the name. */
export type Passing = (block: Block, name: string) => boolean | undefined;

/** Of one name many slots are asked for, one after the other: what was found for the last name is kept. */
export function passing(): Passing {
  let last = '';
  const known = new Map<Block, boolean | undefined>();
  return (block, name) => {
    if (name !== last) known.clear();
    last = name;
    if (known.has(block)) return known.get(block);
    const answer = passesAll(block, name);
    known.set(block, answer);
    return answer;
  };
}

/** A name as typed, and who gets the lines of which block. */
export interface Typed {
  readonly name: string;
  readonly passing: Passing;
}

function candidates({ byName, others }: SlotLines, name: string): readonly Step[] {
  const named = byName.get(name) ?? [];
  if (named.length === 0) return others;
  return others.length === 0 ? named : [...new Set([...named, ...others])].toSorted((a, b) => a.order - b.order);
}

/** The line that decides for a name as typed; undefined when there is none, `unknown` when it hangs on more. */
export function lineFor(lines: SlotLines, { name, passing }: Typed): Step | 'unknown' | undefined {
  if (lines.others.length > MOST_OTHERS) return 'unknown';
  for (const step of candidates(lines, name)) {
    const answer = passing(step.block, name);
    if (answer === undefined) return 'unknown';
    if (answer) return step;
  }
  return undefined;
}

/** All lines for a name as typed, of an option that adds up; `unknown` when some hang on more than the name. */
export function allLinesFor(lines: SlotLines, { name, passing }: Typed): readonly Step[] | 'unknown' {
  if (lines.others.length > MOST_OTHERS) return 'unknown';
  const found: Step[] = [];
  for (const step of candidates(lines, name)) {
    const answer = passing(step.block, name);
    if (answer === undefined) return 'unknown';
    if (answer) found.push(step);
  }
  return found;
}
