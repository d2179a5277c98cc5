import { describe, expect, test } from 'vitest';
import { rules as allRules } from '../../rules/index.ts';
import type { Client } from '../../src/client/client.ts';
import { clientFor } from '../../src/client/facts.ts';
import { parseTarget } from '../../src/client/target.ts';
import type { Finding, Fix, TextEdit } from '../../src/lint/finding.ts';
import { lint } from '../../src/lint/lint.ts';
import type { Rule } from '../../src/rule.ts';
import type { OwnPolicy } from '../../src/server/own-policies.ts';
import type { Source } from '../../src/syntax/document.ts';
import { positionOf } from '../../src/syntax/source.ts';
import { aroundIn } from './around.ts';
import { home, type MemoryEntry, type MemoryWorld, memoryPorts } from './memory-ports.ts';

export interface RuleCase {
  /** Text of `~/.ssh/config`. */
  readonly config: string;
  /** Other files, by their path; relative ones lie in `~/.ssh`. */
  readonly files?: Readonly<Record<string, MemoryEntry>>;
  /** 9.2 unless said otherwise. */
  readonly target?: string | readonly string[];
  /** How the config's own file is: its mode, its owner. */
  readonly entry?: MemoryEntry;
  readonly world?: MemoryWorld;
  readonly role?: 'user' | 'system';
  readonly onlyBelow?: readonly string[];
  /** What the agent has, as `ssh-add -L` prints it; undefined: there is none. */
  readonly agent?: readonly string[];
  /** What is known of servers, besides what is built in. */
  readonly policies?: readonly OwnPolicy[];
  /** Options of the rule. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Nothing is known of the world. */
  readonly alone?: true;
}

export interface BadCase extends RuleCase {
  /** `line:column-column message`, the end exclusive; with the file's name in front where it is another one. */
  readonly problems: readonly string[];
  /** Likewise, of all problems together. */
  readonly notes?: readonly string[];
  /** Where it is not the rule's own, one for each problem. */
  readonly severities?: readonly string[];
  /** The names that each problem concerns. */
  readonly destinations?: readonly (readonly string[])[];
  /** The config after the first fix of each problem. */
  readonly fixed?: string;
  /** The modes of files that the first fix of each problem changes: `inner 664 -> 644`. */
  readonly modes?: readonly string[];
  /** Some fix makes a connection less safe. */
  readonly weakens?: true;
}

export interface RuleCases {
  readonly good: readonly (string | RuleCase)[];
  readonly bad: readonly BadCase[];
}

const folder = `${home}/.ssh`;
const configPath = `${folder}/config`;

export function clientOf(target: string): Client {
  const spec = parseTarget(target);
  if ('problem' in spec) throw new Error(spec.problem);
  return clientFor(spec);
}

/** Findings of these rules alone, at their own levels. */
export function findingsOf(rules: readonly Rule[], each: RuleCase): readonly Finding[] {
  const named = Object.entries(each.files ?? {}).map(([path, entry]): [string, MemoryEntry] => [
    path.startsWith('/') ? path : `${folder}/${path}`,
    entry,
  ]);
  const text = each.config;
  const ports = memoryPorts({
    ...each.world,
    files: { [configPath]: each.entry ?? text, ...Object.fromEntries(named), ...each.world?.files },
  });
  const targets = [each.target ?? '9.2'].flat();
  const config = {
    files: [{ path: configPath, role: each.role ?? 'user' }],
    ...(each.onlyBelow && { onlyBelow: each.onlyBelow }),
  } as const;
  const levels = Object.fromEntries(
    rules.map(({ id, severity }) => [id, { level: severity, ...(each.options && { options: each.options }) }]),
  );
  return lint({
    ports,
    clients: targets.map(clientOf),
    configs: [config],
    rules,
    ruleIds: allRules.map(({ id }) => id),
    settings: { preset: 'none', rules: levels, overrides: [] },
    ...(each.alone ? {} : { surroundings: aroundIn(ports, each.agent, each.policies) }),
    reportUnusedDisables: true,
  }).findings;
}

function placeText({
  source,
  span,
}: {
  readonly source: Source;
  readonly span: { readonly start: number; readonly end: number };
}): string {
  const start = positionOf(source, span.start);
  const end = positionOf(source, span.end);
  const file = source.path === configPath ? '' : `${source.path.replace(`${folder}/`, '')} `;
  const last = start.line === end.line ? `${end.column}` : `${end.line}:${end.column}`;
  return `${file}${start.line}:${start.column}-${last}`;
}

export const shown = ({ at, message }: Finding): string => `${placeText(at)} ${message}`;

export const shownNotes = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap(({ notes }) => notes.map(({ at, message }) => (at ? `${placeText(at)} ${message}` : message)));

const shownMode = ({ mode }: Fix): readonly string[] =>
  mode ? [`${mode.path.replace(`${folder}/`, '')} ${mode.from.toString(8)} -> ${mode.to.toString(8)}`] : [];

/** The text of the config after these edits, each made once. */
function edited(text: string, edits: readonly TextEdit[]): string {
  const keys = new Set<string>();
  const once = edits.filter(({ source, span, text: fresh }) => {
    const key = `${span.start} ${span.end} ${fresh}`;
    if (source.path !== configPath || keys.has(key)) return false;
    keys.add(key);
    return true;
  });
  let result = text;
  for (const { span, text: fresh } of once.toSorted((a, b) => b.span.start - a.span.start)) {
    result = result.slice(0, span.start) + fresh + result.slice(span.end);
  }
  return result;
}

const nameOf = (text: string, target: string | readonly string[] | undefined): string =>
  `${target === undefined ? '' : `${[target].flat().join(' ')}: `}${JSON.stringify(text).slice(0, 100)}`;

/** Runs a table of cases; the good ones are clean, the bad ones have exactly these problems. */
export function testRule(rule: Rule, { good, bad }: RuleCases): void {
  if (bad.length < 3 || good.length < 3)
    throw new Error(`${rule.id} has ${bad.length} bad and ${good.length} good cases; each takes 3`);
  describe(rule.id, () => {
    for (const each of good) {
      const full = typeof each === 'string' ? { config: each } : each;
      test(`good: ${nameOf(full.config, full.target)}`, () => {
        expect(findingsOf([rule], full).map(shown)).toEqual([]);
      });
    }
    for (const each of bad) {
      test(`bad: ${nameOf(each.config, each.target)}`, () => {
        const findings = findingsOf([rule], each);
        expect(findings.map(shown)).toEqual(each.problems);
        if (each.notes) expect(shownNotes(findings)).toEqual(each.notes);
        expect(findings.map(({ severity }) => severity)).toEqual(each.severities ?? findings.map(() => rule.severity));
        if (each.destinations) expect(findings.map(({ destinations }) => destinations)).toEqual(each.destinations);
        const fixes = findings.flatMap(({ fixes: [first] }) => (first ? [first] : []));
        expect(fixes.filter(({ edits, mode }) => edits.length === 0 && mode === undefined)).toEqual([]);
        if (each.fixed !== undefined)
          expect(
            edited(
              each.config,
              fixes.flatMap(({ edits }) => edits),
            ),
          ).toBe(each.fixed);
        if (each.modes) expect(fixes.flatMap(shownMode)).toEqual(each.modes);
        const weakening = findings.filter((finding) => finding.fixes.some(({ weakens }) => weakens));
        expect(weakening.length > 0).toBe(each.weakens === true);
        if (rule.fixable === undefined) expect(fixes).toEqual([]);
      });
    }
  });
}
