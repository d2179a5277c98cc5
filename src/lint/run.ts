import { lazily } from '../client/memo.ts';
import type { Block, Config, Step } from '../load/config.ts';
import type { Check, Context, Rule } from '../rule.ts';
import type { Argument } from '../syntax/document.ts';
import { analyse } from './analysis.ts';
import type { Cause, Problem } from './finding.ts';
import type { Surroundings } from './surroundings.ts';

/** A problem with the rule that found it and the lines that it is about. */
export interface Raw {
  readonly rule: Rule;
  readonly problem: Problem;
  /** The block whose destinations it concerns; undefined when it concerns all. */
  readonly scope: Block | undefined;
  /** What is wrong with it is wrong for every line that names it. */
  readonly cause?: Cause | undefined;
}

type Kind = keyof Check<unknown>;

interface Listeners {
  readonly of: (kind: Kind) => readonly Rule[];
  readonly byKeyword: ReadonlyMap<string, readonly Rule[]>;
  readonly bySetting: ReadonlyMap<string, readonly Rule[]>;
  readonly byCriterion: ReadonlyMap<string, readonly Rule[]>;
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
  const of = (kind: Kind): readonly Rule[] => rules.filter(({ check }) => check[kind] !== undefined);
  return {
    of,
    byKeyword: group(of('directive'), ({ keywords = [] }) => keywords),
    bySetting: group(of('setting'), ({ keywords = [] }) => keywords),
    byCriterion: group(of('block'), ({ criteria = [] }) => criteria),
    byCode: group(rules, ({ codes = [] }) => codes),
  };
}

type Ask = (rule: Rule) => Context;

/** One context for each rule: they differ in the options only. */
function asker({ config, optionsOf, policies, surroundings }: RunRequest): Ask {
  const foreignKeys = lazily(() => surroundings?.foreignKeys?.(config));
  const shared = { client: config.client, config, policies, analysis: analyse(config), foreignKeys };
  const contexts = new Map<Rule, Context>();
  return (rule) => {
    const known = contexts.get(rule);
    if (known) return known;
    const fresh = { ...shared, options: optionsOf(rule) };
    contexts.set(rule, fresh);
    return fresh;
  };
}

/** Everything that one run needs. */
interface Run {
  readonly config: Config;
  readonly listeners: Listeners;
  readonly ask: Ask;
  readonly surroundings: Surroundings | undefined;
  readonly emit: (raw: Raw) => void;
}

interface From {
  readonly rule: Rule;
  readonly scope?: Block | undefined;
  readonly cause?: Cause;
}

function emitAll({ emit }: Run, { rule, scope, cause }: From, problems: Iterable<Problem> | undefined): void {
  for (const problem of problems ?? []) emit({ rule, problem, scope: problem.scope ?? scope, cause });
}

function checkStep(run: Run, step: Step): void {
  const { listeners, ask } = run;
  for (const refusal of step.problems) {
    for (const rule of listeners.byCode.get(refusal.code) ?? [])
      emitAll(run, { rule }, rule.check.refused?.({ step, refusal }, ask(rule)));
  }
  if (step.problems.length > 0) return;
  const { name, shape } = step.directive;
  const asked = listeners.byKeyword.get(name);
  const asking = listeners.bySetting.get(name);
  if (!asked && !asking) return;
  const { args } = shape;
  for (const rule of asked ?? NONE) {
    if (isAbout(rule, args)) emitAll(run, { rule, scope: step.block }, rule.check.directive?.(step, ask(rule)));
  }
  const found = asking?.filter((rule) => isAbout(rule, args)) ?? NONE;
  if (found.length > 0) checkSetting(run, step, found);
}

const NONE: readonly Rule[] = [];

function isAbout({ about }: Rule, args: readonly Argument[]): boolean {
  if (about === undefined) return true;
  for (const { value } of args) if (about.test(value)) return true;
  return false;
}

/** Works out what the line gives only if some rule asks for it. */
function checkSetting(run: Run, step: Step, asking: readonly Rule[]): void {
  const [first] = asking;
  const found = first && run.ask(first).analysis.effective(step);
  if (found === undefined) return;
  for (const rule of asking)
    emitAll(run, { rule, scope: found.step.block }, rule.check.setting?.(found, run.ask(rule)));
}

function checkBlock(run: Run, block: Block): void {
  if (block.criteria === undefined) return;
  const asking = block.criteria.flatMap(({ name }) => run.listeners.byCriterion.get(name) ?? NONE);
  for (const rule of new Set(asking)) emitAll(run, { rule, scope: block }, rule.check.block?.(block, run.ask(rule)));
}

function checkParts(run: Run): void {
  const { config, listeners, ask } = run;
  for (const block of config.blocks) checkBlock(run, block);
  for (const rule of listeners.of('inclusion')) {
    for (const inclusion of config.inclusions) emitAll(run, { rule }, rule.check.inclusion?.(inclusion, ask(rule)));
  }
  for (const rule of listeners.of('document')) {
    for (const { document } of config.files)
      if (document) emitAll(run, { rule }, rule.check.document?.(document, ask(rule)));
  }
  for (const rule of listeners.of('file')) {
    const found = config.problems.filter(({ kind }) => rule.kinds?.includes(kind) ?? true);
    for (const problem of found) emitAll(run, { rule }, rule.check.file?.(problem, ask(rule)));
  }
  checkWorld(run);
  const written = lazily(() => new Set(config.steps.map(({ directive }) => directive.name)));
  for (const rule of listeners.of('config')) {
    if (rule.keywords?.some((keyword) => written().has(keyword)) ?? true)
      emitAll(run, { rule }, rule.check.config?.(config, ask(rule)));
  }
}

/** What the world says of the config; asked only where a rule listens. */
function checkWorld(run: Run): void {
  const { config, listeners, ask, surroundings } = run;
  if (surroundings === undefined) return;
  const [connecting, reading] = [listeners.of('connection'), listeners.of('namedFile')];
  const { foretell } = surroundings;
  for (const found of connecting.length > 0 ? surroundings.connections(config) : []) {
    const { scope } = found;
    const asked = foretell === undefined ? found : { ...found, foretell };
    for (const rule of connecting) emitAll(run, { rule, scope }, rule.check.connection?.(asked, ask(rule)));
  }
  for (const found of reading.length > 0 ? surroundings.namedFiles(config) : []) {
    const scope = found.step?.block;
    for (const rule of reading) emitAll(run, { rule, scope, cause: found }, rule.check.namedFile?.(found, ask(rule)));
  }
  const looking = listeners.of('namedPlace');
  for (const found of looking.length > 0 ? surroundings.namedPlaces(config) : []) {
    const scope = found.step.block;
    for (const rule of looking) emitAll(run, { rule, scope }, rule.check.namedPlace?.(found, ask(rule)));
  }
}

interface RunRequest {
  readonly config: Config;
  readonly rules: readonly Rule[];
  readonly optionsOf: (rule: Rule) => unknown;
  /** Ids of the policies that the configuration has. */
  readonly policies: readonly string[];
  readonly surroundings: Surroundings | undefined;
  readonly emit: (raw: Raw) => void;
  readonly tick: (() => void) | undefined;
}

/** Shows every part of a config to the rules that listen to it. */
export function runRules(request: RunRequest): void {
  const { config, rules, surroundings, emit, tick } = request;
  const run = { config, listeners: listenersFor(rules), ask: asker(request), surroundings, emit };
  for (const step of config.steps) {
    tick?.();
    checkStep(run, step);
  }
  checkParts(run);
}
