import type { Finding } from '../lint/finding.ts';

/** How many findings of a rule a file had when they were recorded: by file as it is named there, then by rule. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** How a file is named in a baseline; undefined where it may not speak of the file. */
export type NameFor = (path: string) => string | undefined;

/** A file and a rule. */
interface Pair {
  readonly name: string;
  readonly rule: string;
}

function* pairsOf(counts: Counts): Iterable<Pair & { readonly count: number }> {
  for (const [name, rules] of Object.entries(counts))
    for (const [rule, count] of Object.entries(rules)) yield { name, rule, count };
}

const countIn = (counts: Counts, { name, rule }: Pair): number =>
  Object.hasOwn(counts, name) && Object.hasOwn(counts[name] ?? {}, rule) ? (counts[name]?.[rule] ?? 0) : 0;

/** Sorted by name and rule, so that the same counts are the same bytes; what comes to nothing is left out. */
function countsFrom(pairs: Iterable<Pair & { readonly count: number }>): Counts {
  const byName = new Map<string, Map<string, number>>();
  for (const { name, rule, count } of pairs) {
    const rules = byName.get(name) ?? new Map<string, number>();
    byName.set(name, rules);
    rules.set(rule, count);
  }
  const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const kept = sorted(byName).map(([name, rules]): [string, Record<string, number>] => [
    name,
    Object.fromEntries(sorted(rules).filter(([, count]) => count > 0)),
  ]);
  return Object.fromEntries(kept.filter(([, rules]) => Object.keys(rules).length > 0));
}

/** How often each rule found something in each file. */
export function counted(findings: readonly Finding[], nameFor: NameFor): Counts {
  const found = new Map<string, Map<string, number>>();
  for (const { at, rule } of findings) {
    const name = nameFor(at.source.path);
    if (name === undefined) continue;
    const rules = found.get(name) ?? new Map<string, number>();
    found.set(name, rules);
    rules.set(rule, (rules.get(rule) ?? 0) + 1);
  }
  return Object.fromEntries([...found].map(([name, rules]) => [name, Object.fromEntries(rules)]));
}

/** The findings that are shown, and those that the baseline covers: all of a file and rule, or none where there are more. */
export function split(
  findings: readonly Finding[],
  baseline: Counts,
  nameFor: NameFor,
): { readonly left: readonly Finding[]; readonly covered: readonly Finding[] } {
  const actual = counted(findings, nameFor);
  const isCovered = ({ at, rule }: Finding): boolean => {
    const name = nameFor(at.source.path);
    return name !== undefined && countIn(actual, { name, rule }) <= countIn(baseline, { name, rule });
  };
  return { left: findings.filter((each) => !isCovered(each)), covered: findings.filter(isCovered) };
}

/** What was judged in a run: of anything else, nothing can be said. */
export interface Judged {
  readonly actual: Counts;
  readonly isJudged: (pair: Pair) => boolean;
}

/** The pairs for which more is recorded than there is. */
export function unused(baseline: Counts, { actual, isJudged }: Judged): readonly Pair[] {
  return [...pairsOf(baseline)].filter((pair) => isJudged(pair) && countIn(actual, pair) < pair.count);
}

/** The baseline with what is found now, for some rules or for all of those that were judged. */
export function recorded(baseline: Counts, { actual, isJudged }: Judged): Counts {
  const kept = [...pairsOf(baseline)].filter((pair) => !isJudged(pair));
  return countsFrom([...kept, ...[...pairsOf(actual)].filter(isJudged)]);
}

/** The baseline without what is no longer there. Where more is found than recorded, nothing changes. */
export function pruned(baseline: Counts, judged: Judged): Counts {
  const { actual, isJudged } = judged;
  return countsFrom(
    [...pairsOf(baseline)].map((pair) =>
      isJudged(pair) ? { ...pair, count: Math.min(pair.count, countIn(actual, pair)) } : pair,
    ),
  );
}

/** The text of a baseline file, as ESLint writes its own. */
export function baselineText(counts: Counts): string {
  const rules = (of: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(of).map(([rule, count]) => [rule, { count }]));
  const files = Object.fromEntries(Object.entries(counts).map(([name, of]) => [name, rules(of)]));
  return `${JSON.stringify(files, null, 2)}\n`;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function countOf(entry: unknown): number | undefined {
  if (!isRecord(entry)) return undefined;
  const { count } = entry;
  return typeof count === 'number' && Number.isSafeInteger(count) && count > 0 ? count : undefined;
}

/** Reads it again; undefined where it is no baseline. */
export function readBaseline(text: string): Counts | undefined {
  let files: unknown;
  try {
    files = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(files)) return undefined;
  const pairs: (Pair & { readonly count: number })[] = [];
  for (const [name, rules] of Object.entries(files)) {
    if (!isRecord(rules)) return undefined;
    for (const [rule, entry] of Object.entries(rules)) {
      const count = countOf(entry);
      if (count === undefined) return undefined;
      pairs.push({ name, rule, count });
    }
  }
  return countsFrom(pairs);
}
