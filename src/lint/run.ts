import type { Block, Config, Step } from '../load/config.ts';
import type { Check, Context, Rule } from '../rule.ts';
import { analyse } from './analysis.ts';
import type { Problem } from './finding.ts';

/** A problem with the rule that found it and the lines that it is about. */
export interface Raw {
  readonly rule: Rule;
  readonly problem: Problem;
  /** The block whose destinations it concerns; undefined when it concerns all. */
  readonly scope: Block | undefined;
}

type Kind = keyof Check<unknown>;

interface Listeners {
  readonly of: (kind: Kind) => readonly Rule[];
  readonly byKeyword: ReadonlyMap<string, readonly Rule[]>;
  readonly byCode: ReadonlyMap<string, readonly Rule[]>;
}

function group(
  rules: readonly Rule[],
  keysOf: (rule: Rule) => readonly string[],
): ReadonlyMap<string, readonly Rule[]> {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const key of keysOf(rule)) {
      const known = groups.get(key);
      if (known) known.push(rule);
      else groups.set(key, [rule]);
    }
  }
  return groups;
}

function listenersFor(rules: readonly Rule[]): Listeners {
  return {
    of: (kind) => rules.filter(({ check }) => check[kind] !== undefined),
    byKeyword: group(rules, ({ keywords = [] }) => keywords),
    byCode: group(rules, ({ codes = [] }) => codes),
  };
}

type Ask = (rule: Rule) => Context;

/** One context for each rule: they differ in the options only. */
function asker(config: Config, optionsOf: (rule: Rule) => unknown): Ask {
  const shared = { client: config.client, config, analysis: analyse(config) };
  const contexts = new Map<Rule, Context>();
  return (rule) => {
    const known = contexts.get(rule);
    if (known) return known;
    const fresh = { ...shared, options: optionsOf(rule) };
    contexts.set(rule, fresh);
    return fresh;
  };
}

function* checkStep(step: Step, listeners: Listeners, ask: Ask): Generator<Raw> {
  for (const refusal of step.problems) {
    for (const rule of listeners.byCode.get(refusal.code) ?? []) {
      for (const problem of rule.check.refused?.({ step, refusal }, ask(rule)) ?? [])
        yield { rule, problem, scope: undefined };
    }
  }
  if (step.problems.length > 0) return;
  for (const rule of listeners.byKeyword.get(step.directive.name) ?? []) {
    for (const problem of rule.check.directive?.(step, ask(rule)) ?? []) yield { rule, problem, scope: step.block };
  }
}

function* checkParts(config: Config, listeners: Listeners, ask: Ask): Generator<Raw> {
  const blockRules = listeners.of('block');
  for (const block of blockRules.length > 0 ? config.blocks : []) {
    for (const rule of blockRules) {
      for (const problem of rule.check.block?.(block, ask(rule)) ?? []) yield { rule, problem, scope: block };
    }
  }
  for (const rule of listeners.of('inclusion')) {
    for (const inclusion of config.inclusions) {
      for (const problem of rule.check.inclusion?.(inclusion, ask(rule)) ?? [])
        yield { rule, problem, scope: undefined };
    }
  }
  for (const rule of listeners.of('file')) {
    for (const found of config.problems) {
      if (rule.kinds !== undefined && !rule.kinds.includes(found.kind)) continue;
      for (const problem of rule.check.file?.(found, ask(rule)) ?? []) yield { rule, problem, scope: undefined };
    }
  }
  for (const rule of listeners.of('config')) {
    for (const problem of rule.check.config?.(config, ask(rule)) ?? []) yield { rule, problem, scope: problem.scope };
  }
}

function* checkDocuments(config: Config, listeners: Listeners, ask: Ask): Generator<Raw> {
  for (const rule of listeners.of('document')) {
    for (const { document } of config.files) {
      if (document === undefined) continue;
      for (const problem of rule.check.document?.(document, ask(rule)) ?? []) yield { rule, problem, scope: undefined };
    }
  }
}

/** Shows every part of a config to the rules that listen to it. */
export function* runRules(config: Config, rules: readonly Rule[], optionsOf: (rule: Rule) => unknown): Generator<Raw> {
  const listeners = listenersFor(rules);
  const ask = asker(config, optionsOf);
  for (const step of config.steps) {
    if (step.problems.length > 0 || listeners.byKeyword.has(step.directive.name))
      yield* checkStep(step, listeners, ask);
  }
  yield* checkParts(config, listeners, ask);
  yield* checkDocuments(config, listeners, ask);
}
