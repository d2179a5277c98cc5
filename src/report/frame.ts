import type { Source, Span } from '../syntax/document.ts';
import { lastAtOrBefore } from './positions.ts';
import { hidden, reach, secretsOf } from './secrets.ts';
import { characterWidth, visible } from './text.ts';

/** A line of a file with what lies below it: `code` is safe to show, and `from`, `to` are columns of it. */
export interface Frame {
  /** From 1. */
  readonly line: number;
  readonly code: string;
  readonly from: number;
  /** Behind the last column; at least one more than `from`. */
  readonly to: number;
}

/** What is shown for a stretch of the line. */
interface Cell extends Span {
  readonly shown: string;
  readonly width: number;
}

interface Wanted {
  readonly inside: Span;
  readonly columns: number;
}

const TAB = 4;

/** The line on which a span begins, cut around the span to so many columns. */
export function frameOf(source: Source, span: Span, columns: number): Frame {
  const { start, end, line } = lineAt(source, span.start);
  const inside = { start: clamp(span.start, start, end), end: clamp(span.end, start, end) };
  const cells = cellsOf(source.text, { start, end }, { inside, columns });
  return { line, ...cutOut(cells, inside, columns) };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** Without its line end. */
function lineAt({ text, lineStarts }: Source, offset: number): Span & { readonly line: number } {
  const low = lastAtOrBefore(lineStarts, Math.max(offset, 0));
  const start = lineStarts[low] ?? 0;
  const next = lineStarts[low + 1] ?? text.length + (text.endsWith('\n') ? 0 : 1);
  const end = next - 1;
  return { start, end: end > start && text[end - 1] === '\r' ? end - 1 : end, line: low + 1 };
}

/** Of a line that may be megabytes long, only what can be seen. */
function cellsOf(text: string, line: Span, { inside, columns }: Wanted): readonly Cell[] {
  const from = wholeCharacter(text, Math.max(line.start, inside.start - 2 * columns), line.start);
  const to = Math.min(line.end, Math.min(inside.end, inside.start + 2 * columns) + 2 * columns);
  const secrets = secretsNear(text, line, { start: from, end: to });
  const cells: Cell[] = [];
  let column = 0;
  for (let at = from; at < to; ) {
    const secret = secrets.find(({ start, end }) => start <= at && at < end);
    const cell = secret === undefined ? characterCell(text, at, column) : hiddenCell(at, Math.min(secret.end, to));
    cells.push(cell);
    column += cell.width;
    at = cell.end;
  }
  return cells;
}

/** Not between the halves of a pair. */
function wholeCharacter(text: string, at: number, start: number): number {
  return at > start && (text.codePointAt(at - 1) ?? 0) > 0xffff ? at + 1 : at;
}

function secretsNear(text: string, line: Span, window: Span): readonly Span[] {
  const start = Math.max(line.start, window.start - reach);
  const end = Math.min(line.end, window.end + reach);
  const head = start > line.start ? text.slice(line.start, Math.min(start, line.start + reach)) : '';
  const moved = start - head.length;
  return secretsOf(head + text.slice(start, end)).map((span) => ({ start: span.start + moved, end: span.end + moved }));
}

function hiddenCell(start: number, end: number): Cell {
  return { start, end, shown: hidden, width: hidden.length };
}

function characterCell(text: string, at: number, column: number): Cell {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0xfffd);
  const end = at + character.length;
  if (character === '\t') {
    const width = TAB - (column % TAB);
    return { start: at, end, shown: ' '.repeat(width), width };
  }
  const shown = visible(character);
  return { start: at, end, shown, width: shown === character ? characterWidth(character) : shown.length };
}

/** Keeps the beginning of the span in sight, with a third of the room for what stands before it. */
function cutOut(cells: readonly Cell[], inside: Span, columns: number): Omit<Frame, 'line'> {
  const first = cells.findIndex(({ end }) => end > inside.start);
  const begin = first === -1 ? cells.length : first;
  const total = cells.reduce((sum, { width }) => sum + width, 0);
  const left = total <= columns ? 0 : leftEdge(cells, begin, columns);
  const right = total <= columns ? cells.length : rightEdge(cells, left, columns);
  const seen = cells.slice(left, right);
  const before = left > 0 ? '…' : '';
  const code = `${before}${seen.map(({ shown }) => shown).join('')}${right < cells.length ? '…' : ''}`;
  const from = before.length + widthOfCells(cells.slice(left, begin));
  const marked = cells.slice(begin, right).filter(({ start }) => start < inside.end);
  return { code, from, to: from + Math.max(1, widthOfCells(marked)) };
}

function leftEdge(cells: readonly Cell[], begin: number, columns: number): number {
  const behind = widthOfCells(cells.slice(begin));
  const room = Math.max(Math.floor(columns / 3), columns - behind);
  let left = begin;
  for (let used = 1; left > 0; left -= 1) {
    used += cells[left - 1]?.width ?? 0;
    if (used > room) break;
  }
  return left;
}

function rightEdge(cells: readonly Cell[], left: number, columns: number): number {
  const room = columns - (left > 0 ? 1 : 0);
  const rest = widthOfCells(cells.slice(left));
  if (rest <= room) return cells.length;
  let right = left;
  for (let used = 1; right < cells.length; right += 1) {
    used += cells[right]?.width ?? 0;
    if (used > room) break;
  }
  return right;
}

function widthOfCells(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}
