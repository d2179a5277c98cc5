import { once } from '../client/memo.ts';
import type { Block, Config, Step } from '../load/config.ts';
import { lowerCase } from '../syntax/ascii.ts';
import type { Effort } from '../syntax/cover.ts';
import { matchPatternList } from '../syntax/pattern.ts';
import { byValue, valuesAskedFor } from './asked-values.ts';
import { guardsOf } from './guards.ts';
import { destinationsOf } from './scope.ts';

/** Whether ssh reads the files a second time, for some destination at least. */
export function hasSecondPass({ blocks, steps, client }: Config): boolean {
  const asksFor = ({ criteria = [] }: Block): boolean => criteria.some(({ name }) => name === 'final');
  return (
    (client.does('second-pass') && steps.some(({ directive }) => directive.name === 'canonicalizehostname')) ||
    blocks.some(asksFor)
  );
}

/** How many lines with one value are looked at. */
const MOST_TRIED = 16;

/** A criterion of a Match line, by the pattern list behind it. */
export interface Asked {
  readonly block: Block;
  readonly wanted: string;
}

interface Setting {
  readonly settersOf: (slot: string) => readonly Step[];
  readonly effort: Effort;
}

/** Names of hosts are compared in lower case, those of users as they are. */
const spelling = (slot: string): ((text: string) => string) => (slot === 'hostname' ? lowerCase : (text) => text);

/** Finds the line behind a Match that gives what it asks for, where none before it can and the typed name does not. */
export function laterSetters({ settersOf, effort }: Setting): (slot: string, asked: Asked) => Step | undefined {
  const valuesOf = once((slot: string) => byValue(settersOf(slot), spelling(slot)));
  return (slot, { block, wanted }) => {
    const [spelt, values] = [spelling(slot), valuesOf(slot)];
    const list = spelt(wanted);
    const given = (valuesAskedFor(values, list, effort) ?? []).map((value) => values.get(value) ?? []);
    const start = block.steps[0]?.order ?? 0;
    if (given.some(([first]) => first !== undefined && first.order < start)) return undefined;
    const isLate = (step: Step): boolean => {
      const names = destinationsOf(step.block);
      const isTyped = names.length > 0 && names.every((name) => matchPatternList(spelt(name), list, false) === 'yes');
      return !guardsOf(step.block).includes(block) && !isTyped;
    };
    const tried = given.flatMap((lines) => lines.slice(0, MOST_TRIED)).toSorted((a, b) => a.order - b.order);
    return tried.find(isLate);
  };
}
