import type { Source, Span } from '../syntax/document.ts';

export type SuppressionKind = 'next-line' | 'from-here' | 'file' | 'end';

/** One rule that one comment names. */
export interface Suppression {
  readonly kind: SuppressionKind;
  readonly rule: string;
  /** Place of the rule's name. */
  readonly span: Span;
  /** Where findings must begin. */
  readonly range: Span;
  readonly reason: string;
}

/** A comment that begins as a suppression does and is none. */
export interface BadComment {
  readonly kind: 'unknown-word' | 'no-rule';
  readonly word: string;
  readonly span: Span;
}

export interface Suppressions {
  readonly all: readonly Suppression[];
  readonly bad: readonly BadComment[];
}

const MARK = /ssh-lint-/i;
const COMMENT = /^[ \t]*#[#\s]*(ssh-lint-([a-z-]*))(?:[ \t]*:)?[ \t]*([^\r\n]*)/gim;

const KINDS: ReadonlyMap<string, SuppressionKind> = new Map([
  ['disable-next-line', 'next-line'],
  ['disable', 'from-here'],
  ['disable-file', 'file'],
  ['enable', 'end'],
]);

/** Comments of ours that suppress nothing. */
const OTHERS = ['policy'];

const NOTHING: Suppressions = { all: [], bad: [] };

/** The next line that is neither blank nor a comment. */
function nextLine(text: string, from: number): Span {
  const line = /[^\r\n]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*/y;
  line.lastIndex = from;
  if (!line.test(text)) return { start: text.length, end: text.length };
  const start = line.lastIndex;
  const end = text.indexOf('\n', start);
  return { start, end: end === -1 ? text.length + 1 : end };
}

function rangeOf(kind: SuppressionKind, text: string, from: number): Span {
  if (kind === 'next-line') return nextLine(text, from);
  return { start: kind === 'file' ? 0 : from, end: text.length + 1 };
}

function named(kind: SuppressionKind, text: string, match: RegExpExecArray): readonly Suppression[] {
  const tail = match[3] ?? '';
  const start = match.index + match[0].length - tail.length;
  const cut = tail.search(/(?:^|\s)--(?:\s|$)/);
  const reason =
    cut === -1
      ? ''
      : tail
          .slice(cut)
          .replace(/^\s*--\s*/, '')
          .trim();
  const range = rangeOf(kind, text, match.index);
  return [...(cut === -1 ? tail : tail.slice(0, cut)).matchAll(/[^\s,]+/g)].map((word) => {
    const at = start + word.index;
    return { kind, rule: word[0], span: { start: at, end: at + word[0].length }, range, reason };
  });
}

/** Suppressions that end with an enable; both in the order of the text. */
function closed(all: readonly Suppression[]): readonly Suppression[] {
  const ends = new Map<string, number>();
  const kept = all.toReversed().flatMap((each) => {
    const { kind, rule, span, range } = each;
    if (kind === 'end') {
      ends.set(rule, span.start);
      return [];
    }
    return kind === 'from-here' ? [{ ...each, range: { ...range, end: ends.get(rule) ?? range.end } }] : [each];
  });
  return kept.toReversed();
}

/** What the comments of a file say to us. */
export function suppressionsIn({ text }: Source): Suppressions {
  if (!MARK.test(text)) return NOTHING;
  const all: Suppression[] = [];
  const bad: BadComment[] = [];
  for (const match of text.matchAll(COMMENT)) {
    const [, word = '', written = ''] = match;
    const name = written.toLowerCase();
    const kind = KINDS.get(name);
    const start = match.index + match[0].indexOf(word);
    const span = { start, end: start + word.length };
    const rules = kind === undefined ? [] : named(kind, text, match);
    if (kind === undefined && !OTHERS.includes(name)) bad.push({ kind: 'unknown-word', word, span });
    if (kind !== undefined && kind !== 'end' && rules.length === 0) bad.push({ kind: 'no-rule', word, span });
    all.push(...rules);
  }
  return { all: closed(all), bad };
}

/** Finds the suppressions that hold at a place. */
export type FindSuppressions = (rule: string, offset: number) => readonly Suppression[];

/** How many ranges are looked at that begin before a place. */
const MOST_RANGES = 100;

/** How many of these ascending numbers are not above `most`. */
function countUpTo(most: number, count: number, at: (index: number) => number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(middle) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those that begin at the offset or before it, the nearest last; they are in the order of the text. */
function begun(ranges: readonly Suppression[], offset: number): readonly Suppression[] {
  const count = countUpTo(offset, ranges.length, (index) => ranges[index]?.range.start ?? 0);
  return ranges.slice(Math.max(0, count - MOST_RANGES), count);
}

function grouped(
  all: readonly Suppression[],
  keyOf: (each: Suppression) => string,
): ReadonlyMap<string, readonly Suppression[]> {
  const groups = new Map<string, Suppression[]>();
  for (const each of all) {
    const known = groups.get(keyOf(each));
    if (known) known.push(each);
    else groups.set(keyOf(each), [each]);
  }
  return groups;
}

export function suppressionFinder({ all }: Suppressions, { lineStarts }: Source): FindSuppressions {
  const of = (wanted: SuppressionKind) => all.filter(({ kind }) => kind === wanted);
  const lines = grouped(of('next-line'), ({ rule, range }) => `${rule} ${range.start}`);
  const ranges = grouped(of('from-here'), ({ rule }) => rule);
  const files = grouped(of('file'), ({ rule }) => rule);
  return (rule, offset) => {
    const start = lineStarts[countUpTo(offset, lineStarts.length, (index) => lineStarts[index] ?? 0) - 1] ?? 0;
    const line = lines.get(`${rule} ${start}`) ?? [];
    const holding = begun(ranges.get(rule) ?? [], offset).filter(({ range }) => offset < range.end);
    return [...line, ...holding, ...(files.get(rule) ?? [])];
  };
}
