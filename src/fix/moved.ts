import type { TextEdit } from '../lint/finding.ts';
import type { Span } from '../syntax/document.ts';
import { type Edits, insertsLines } from './edits.ts';

/** Where the places of a file are once its edits are made. */
export interface Moved {
  /** The edits that change a line with this span. */
  readonly touching: (span: Span) => Edits;
  /** The place of an offset that no edit covers. */
  readonly offset: (offset: number) => number;
  /** The edits that made a stretch of the new text. */
  readonly making: (span: Span) => Edits;
}

/** Index of the first of these sorted stretches that does not end before `offset`. */
function firstBehind(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function touches(edit: TextEdit, line: Span): boolean {
  const { span } = edit;
  if (span.start === span.end) {
    if (insertsLines(edit)) return false;
    const atEnd = span.start === line.end && line.end === edit.source.text.length;
    return (span.start >= line.start && span.start < line.end) || atEnd;
  }
  return span.start < line.end && span.end > line.start;
}

/** How far the text behind each edit moves. */
function shiftsOf(edits: Edits): readonly number[] {
  let shift = 0;
  return edits.map(({ span, text }) => {
    shift += text.length - (span.end - span.start);
    return shift;
  });
}

const NONE: Edits = [];

/** The edits whose stretches lie in or beside another one. */
function between(edits: Edits, spans: readonly Span[], { start, end }: Span): Edits {
  const first = firstBehind(spans, start);
  if ((spans[first]?.start ?? Number.POSITIVE_INFINITY) > end) return NONE;
  let last = first;
  while (last < spans.length && (spans[last]?.start ?? 0) <= end) last += 1;
  return edits.slice(first, last);
}

/** Of one file. */
export function movedBy(edits: Edits): Moved {
  const shifts = shiftsOf(edits);
  const old = edits.map(({ span }) => span);
  const offset = (place: number): number => {
    let at = firstBehind(old, place);
    // What ends here, or puts lines in front of here, moves the line as well.
    for (let edit = edits[at]; edit; edit = edits[at]) {
      const isBefore = edit.span.end === place && (edit.span.start < place || insertsLines(edit));
      if (!isBefore) break;
      at += 1;
    }
    return place + (shifts[at - 1] ?? 0);
  };
  const fresh = edits.map(({ span, text }, at) => {
    const start = span.start + (shifts[at - 1] ?? 0);
    return { start, end: start + text.length };
  });
  return {
    offset,
    touching: (line) => between(edits, old, line).filter((edit) => touches(edit, line)),
    making: (line) => between(edits, fresh, line),
  };
}
