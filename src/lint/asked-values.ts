import type { Step } from '../load/config.ts';
import type { Effort } from '../syntax/cover.ts';
import { hasWildcard, matchPatternList } from '../syntax/pattern.ts';

/** The lines of one slot by their value, in the order of reading. */
export type ByValue = ReadonlyMap<string, readonly Step[]>;

export function byValue(setters: readonly Step[], spelt: (value: string) => string): ByValue {
  const found = new Map<string, Step[]>();
  for (const step of setters) {
    const value = spelt(step.reading.settings[0]?.values[0] ?? '');
    const known = found.get(value);
    if (known) known.push(step);
    else found.set(value, [step]);
  }
  return found;
}

/** Whether a pattern list matches nothing but names that stand in it. */
export const isListOfNames = (list: string): boolean =>
  list.split(',').every((name) => name.startsWith('!') || !hasWildcard(name));

/**
 * The values that a pattern list matches; undefined when there is too much to compare. Names are looked up, only
 * patterns are compared with every value.
 */
export function valuesAskedFor(values: ByValue, list: string, effort: Effort): readonly string[] | undefined {
  const named = isListOfNames(list);
  if (!named) effort.left -= values.size;
  if (effort.left < 0) return undefined;
  const candidates = named ? [...new Set(list.split(','))].filter((name) => values.has(name)) : [...values.keys()];
  return candidates.filter((value) => matchPatternList(value, list, false) === 'yes');
}
