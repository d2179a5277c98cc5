import type { Block } from '../load/config.ts';
import { matchName } from '../load/glob.ts';
import type { Rule } from '../rule.ts';
import type { Level, Problem, Severity } from './finding.ts';
import type { LintSettings, Override, RuleSetting } from './request.ts';
import { concernsOnly } from './scope.ts';

const PRESETS = ['recommended', 'strict', 'all'] as const;
const RANK: Readonly<Record<Level, number>> = { off: 0, info: 1, warning: 2, error: 3 };

const inPreset = (rule: Rule, { preset }: LintSettings): boolean =>
  preset !== 'none' && PRESETS.indexOf(rule.preset) <= PRESETS.indexOf(preset);

function baseLevel(rule: Rule, settings: LintSettings): Level {
  return settings.rules[rule.id]?.level ?? (inPreset(rule, settings) ? rule.severity : 'off');
}

/** Whether some finding of the rule may be shown. */
export function isOn(rule: Rule, settings: LintSettings): boolean {
  if (baseLevel(rule, settings) !== 'off') return true;
  return settings.overrides.some(({ rules }) => (rules[rule.id]?.level ?? 'off') !== 'off');
}

export function optionsFor(rule: Rule, settings: LintSettings): unknown {
  return settings.rules[rule.id]?.options ?? rule.defaults;
}

function matchesParts(path: readonly string[], pattern: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return path.length === 0;
  if (first === '**') return path.some((_, at) => matchesParts(path.slice(at), rest)) || matchesParts([], rest);
  const [name, ...others] = path;
  return name !== undefined && matchName(name, first) && matchesParts(others, rest);
}

/** Whether the end of a path matches a glob. */
function matchesPath(path: string, pattern: string): boolean {
  const parts = path.split(/[\\/]/).filter((part) => part !== '');
  const wanted = pattern.split('/').filter((part) => part !== '' && part !== '.');
  return wanted.length > 0 && matchesParts(parts, pattern.startsWith('/') ? wanted : ['**', ...wanted]);
}

interface Found {
  readonly rule: Rule;
  readonly problem: Problem;
  readonly scope: Block | undefined;
  readonly destinations: readonly string[];
}

function applies(override: Override, { problem, scope, destinations }: Found): boolean {
  const { files, destinations: patterns } = override;
  if (files !== undefined && !files.some((pattern) => matchesPath(problem.at.source.path, pattern))) return false;
  return patterns === undefined || concernsOnly(scope, destinations, patterns);
}

const lower = (a: Level, b: Severity | undefined): Level => (b !== undefined && RANK[b] < RANK[a] ? b : a);

/** The level at which a finding is shown. */
export function levelOf(found: Found, settings: LintSettings): Level {
  const setting = settings.overrides.findLast(
    (override): override is Override => override.rules[found.rule.id] !== undefined && applies(override, found),
  );
  const chosen: RuleSetting | undefined = setting?.rules[found.rule.id];
  return lower(chosen?.level ?? baseLevel(found.rule, settings), found.problem.severity);
}

export function worse(a: Severity, b: Severity): Severity {
  return RANK[a] >= RANK[b] ? a : b;
}
