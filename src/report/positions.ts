import type { Source } from '../syntax/document.ts';
import type { Position } from '../syntax/source.ts';

/**
 * Like `positionOf`, but counts the characters of a line once, whatever is asked of it: a hostile line of megabytes may
 * have a million findings.
 */
export function positionsIn(): (source: Source, offset: number) => Position {
  const pairs = new Map<Source, Map<number, readonly number[]>>();
  return (source, wanted) => {
    const offset = Math.min(Math.max(wanted, 0), source.text.length);
    const index = lastAtOrBefore(source.lineStarts, offset);
    const ofSource = pairs.get(source) ?? new Map<number, readonly number[]>();
    pairs.set(source, ofSource);
    const ofLine = ofSource.get(index) ?? pairsIn(source, index);
    ofSource.set(index, ofLine);
    const start = source.lineStarts[index] ?? 0;
    const before = lastAtOrBefore(ofLine, offset - 1) + 1;
    return { line: index + 1, column: offset - start + 1 - before, offset };
  };
}

/** Offsets of the second halves of characters beyond U+FFFF. */
function pairsIn({ text, lineStarts }: Source, index: number): readonly number[] {
  const start = lineStarts[index] ?? 0;
  const line = text.slice(start, lineStarts[index + 1] ?? text.length);
  return [...line.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)].map((pair) => start + pair.index + 1);
}

/** Index of the last number that is not greater; -1 when all are. */
export function lastAtOrBefore(sorted: readonly number[], wanted: number): number {
  let low = -1;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
