import { lowerCase } from './ascii.ts';

/** Spellings that were seen; few enough to keep. */
const known = new Map<string, string>();
const MOST_KNOWN = 1000;

/** A keyword in lower case, as ssh compares it. */
export function keywordName(spelling: string): string {
  const before = known.get(spelling);
  if (before !== undefined) return before;
  const name = lowerCase(spelling);
  if (known.size < MOST_KNOWN) known.set(spelling, name);
  return name;
}
