import type { Names } from './types.ts';

export type Trit = 'yes' | 'no' | 'maybe';

/** Nothing is known. */
export const unknownNames: Names = { all: undefined, has: [], lacks: [] };

export function listOf(all: readonly string[]): Names {
  return { all, has: [], lacks: [] };
}

/** Whether a name is among them, as far as that is known. */
export function among({ all, has, lacks }: Names, name: string): Trit {
  if (all !== undefined) return all.includes(name) ? 'yes' : 'no';
  if (has.includes(name)) return 'yes';
  return lacks.includes(name) ? 'no' : 'maybe';
}

/** Every name that is known to be among them. */
export function knownOf({ all, has }: Names): readonly string[] {
  return all ?? has;
}
