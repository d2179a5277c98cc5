import type { Block } from '../load/config.ts';
import { type Rule, ruleUrl } from '../rule.ts';
import type { Source } from '../syntax/document.ts';
import type { Cause, Finding, Location, Note, Problem, Severity } from './finding.ts';
import { worse } from './levels.ts';
import { MOST_NAMES } from './scope.ts';

/** A finding of one target. */
export interface Found {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly problem: Problem;
  readonly scope: Block | undefined;
  readonly destinations: readonly string[];
  readonly target: string;
  readonly cause?: Cause | undefined;
}

/** One finding for all targets that have it. */
interface Merged {
  readonly first: Found;
  severity: Severity;
  /** Of all hosts that one cause hits; where it hits everybody, they are of no matter. */
  readonly destinations: Set<string>;
  isForAll: boolean;
  /** Where the file is named, as the first target reads it. */
  readonly named: Map<string, Location>;
  readonly unreached: Set<string>;
  readonly targets: string[];
  /** What other targets say of the same place. */
  readonly others: Map<string, string[]>;
}

/**
 * Gathers what several targets find: same rule and place is one finding, at the worst level. What is wrong with a file is
 * one finding, too, at the first line that names it.
 */
export interface Gathering {
  add(found: Found): void;
  findings(): readonly Finding[];
}

const placeOf = ({ rule, problem, cause }: Found): string =>
  cause === undefined ? `${rule.id} ${problem.at.span.start} ${problem.at.span.end}` : `${rule.id} ${cause.path}`;

const fresh = (first: Found): Merged => ({
  first,
  severity: first.severity,
  destinations: new Set(),
  isForAll: false,
  named: new Map(),
  unreached: new Set(),
  targets: [],
  others: new Map(),
});

function join(merged: Merged, found: Found): void {
  const { target, destinations, cause } = found;
  if (!merged.targets.includes(target)) merged.targets.push(target);
  merged.severity = worse(merged.severity, found.severity);
  if (destinations.length === 0) merged.isForAll = true;
  for (const name of destinations) merged.destinations.add(name);
  for (const name of found.problem.unreached ?? []) merged.unreached.add(name);
  if (cause !== undefined && target === merged.first.target)
    merged.named.set(`${cause.at.span.start} ${cause.at.source.path}`, cause.at);
  const { message } = found.problem;
  if (message === merged.first.problem.message) return;
  const said = merged.others.get(message) ?? [];
  if (!said.includes(target)) merged.others.set(message, [...said, target]);
}

/** The other lines that name the file. */
function othersOf({ named }: Merged): readonly Note[] {
  const [, second] = named.values();
  if (second === undefined) return [];
  const more = named.size - 1;
  return [
    { message: more === 1 ? 'it is named here, too' : `it is named in ${more} more lines, here first`, at: second },
  ];
}

function asFinding(merged: Merged): Finding {
  const { first, severity, destinations, isForAll, targets, others, unreached } = merged;
  const { rule, problem } = first;
  const remarks = [...others].map(
    ([message, labels]): Note => ({ message: `With ${labels.join(', ')}: ${message}`, at: undefined }),
  );
  return {
    rule: rule.id,
    severity,
    category: rule.category,
    message: problem.message,
    at: problem.at,
    notes: [...(problem.notes ?? []), ...othersOf(merged), ...remarks],
    fixes: problem.fixes ?? [],
    ...(unreached.size === 0 ? {} : { unreached: [...unreached] }),
    destinations: isForAll ? [] : [...destinations].slice(0, MOST_NAMES),
    targets,
    url: ruleUrl(rule.id),
    sources: rule.sources ?? [],
  };
}

export function gathering(): Gathering {
  const bySource = new Map<Source | undefined, Map<string, Merged[]>>();
  const all: Merged[] = [];
  return {
    add(found) {
      // A file is the same one, whichever file of the config names it.
      const source = found.cause === undefined ? found.problem.at.source : undefined;
      const places = bySource.get(source) ?? new Map<string, Merged[]>();
      bySource.set(source, places);
      const key = placeOf(found);
      const here = places.get(key) ?? [];
      places.set(key, here);
      const { message } = found.problem;
      const same =
        here.find(({ first, others }) => first.problem.message === message || others.has(message)) ??
        here.find(({ targets }) => !targets.includes(found.target));
      const merged = same ?? fresh(found);
      join(merged, found);
      if (same) return;
      here.push(merged);
      all.push(merged);
    },
    findings: () => all.map(asFinding),
  };
}

/** By file, in the order in which files were read, then by offset and rule. */
export function sorted(findings: readonly Finding[], files: readonly Source[]): readonly Finding[] {
  const order = new Map(files.map((source, at): [Source, number] => [source, at]));
  const rank = ({ at }: Finding): number => order.get(at.source) ?? files.length;
  return findings.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      a.at.span.start - b.at.span.start ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
      a.at.span.end - b.at.span.end,
  );
}
