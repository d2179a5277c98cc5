import type { Block } from '../load/config.ts';
import { type Rule, ruleUrl } from '../rule.ts';
import type { Source } from '../syntax/document.ts';
import type { Finding, Note, Problem, Severity } from './finding.ts';
import { worse } from './levels.ts';

/** A finding of one target. */
export interface Found {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly problem: Problem;
  readonly scope: Block | undefined;
  readonly destinations: readonly string[];
  readonly target: string;
}

/** One finding for all targets that have it. */
interface Merged {
  readonly first: Found;
  severity: Severity;
  /** Of all hosts that one cause hits. */
  destinations: readonly string[];
  readonly unreached: Set<string>;
  readonly targets: string[];
  /** What other targets say of the same place. */
  readonly others: Map<string, string[]>;
}

/** Gathers what several targets find: same rule and place is one finding, at the worst level. */
export interface Gathering {
  add(found: Found): void;
  findings(): readonly Finding[];
}

const placeOf = ({ rule, problem }: Found): string => `${rule.id} ${problem.at.span.start} ${problem.at.span.end}`;

function join(merged: Merged, found: Found): void {
  if (!merged.targets.includes(found.target)) merged.targets.push(found.target);
  merged.severity = worse(merged.severity, found.severity);
  merged.destinations = both(merged.destinations, found.destinations);
  for (const name of found.problem.unreached ?? []) merged.unreached.add(name);
  const { message } = found.problem;
  if (message === merged.first.problem.message) return;
  const said = merged.others.get(message);
  if (said) said.push(found.target);
  else merged.others.set(message, [found.target]);
}

/** None is everybody. */
function both(one: readonly string[], other: readonly string[]): readonly string[] {
  if (one.length === 0 || other.length === 0) return [];
  return other.every((name) => one.includes(name)) ? one : [...new Set([...one, ...other])];
}

function asFinding(merged: Merged): Finding {
  const { first, severity, destinations, targets, others, unreached } = merged;
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
    notes: [...(problem.notes ?? []), ...remarks],
    fixes: problem.fixes ?? [],
    ...(unreached.size === 0 ? {} : { unreached: [...unreached] }),
    destinations,
    targets,
    url: ruleUrl(rule.id),
    sources: rule.sources ?? [],
  };
}

export function gathering(): Gathering {
  const bySource = new Map<Source, Map<string, Merged[]>>();
  const all: Merged[] = [];
  return {
    add(found) {
      const { source } = found.problem.at;
      const places = bySource.get(source) ?? new Map<string, Merged[]>();
      bySource.set(source, places);
      const key = placeOf(found);
      const here = places.get(key) ?? [];
      places.set(key, here);
      const { message } = found.problem;
      const same =
        here.find(({ first }) => first.problem.message === message) ??
        here.find(({ targets }) => !targets.includes(found.target));
      if (same) {
        join(same, found);
        return;
      }
      const { severity, destinations, target } = found;
      const unreached = new Set(found.problem.unreached);
      const fresh: Merged = { first: found, severity, destinations, unreached, targets: [target], others: new Map() };
      here.push(fresh);
      all.push(fresh);
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
