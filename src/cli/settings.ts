import type { Category, Level } from '../lint/finding.ts';
import type { LintSettings, RuleSetting } from '../lint/request.ts';
import type { Rule } from '../rule.ts';
import type { CommandLine } from './command-line.ts';
import type { Configuration } from './configuration.ts';
import { didYouMean } from './nearest.ts';
import { UsageError } from './usage-error.ts';

export const categories: readonly Category[] = ['correctness', 'security', 'compatibility', 'style'];
const levels: Readonly<Record<string, Level>> = {
  off: 'off',
  info: 'info',
  warning: 'warning',
  warn: 'warning',
  error: 'error',
};

/** The configuration with what the command line says above it. */
export function settingsFor(line: CommandLine, configuration: Configuration, rules: readonly Rule[]): LintSettings {
  const { preset, overrides } = configuration;
  const chosen = chosenRules(line, rules);
  const said = Object.fromEntries(line.texts('rule').map((text) => ruleSetting(text, rules)));
  const base = { ...configuration.rules, ...withOptions(said, configuration.rules) };
  if (chosen === undefined) return { preset, rules: base, overrides };
  const silent = Object.fromEntries(rules.filter((rule) => !chosen.has(rule)).map(({ id }) => [id, off]));
  const only = line.has('only') ? onlyLevels(chosen, base) : {};
  return {
    preset,
    rules: { ...base, ...only, ...silent },
    overrides: overrides.map((override) => ({
      ...override,
      rules: { ...override.rules, ...among(silent, override.rules) },
    })),
  };
}

const off: RuleSetting = { level: 'off' };

type Settings = LintSettings['rules'];

/** A level alone leaves the options as they were. */
function withOptions(above: Settings, below: Settings): Settings {
  return Object.fromEntries(Object.entries(above).map(([id, setting]) => [id, { ...below[id], ...setting }]));
}

/** Those of `settings` that `others` has, too. */
function among(settings: Settings, others: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([id]) => others[id] !== undefined));
}

/** Undefined: all of them. */
function chosenRules(line: CommandLine, rules: readonly Rule[]): ReadonlySet<Rule> | undefined {
  if (!line.has('only') && !line.has('category')) return undefined;
  const ids = line.texts('only').map((id) => ruleCalled(id, rules).id);
  const names = line.texts('category').map(categoryCalled);
  const isChosen = ({ id, category }: Rule): boolean =>
    (ids.length === 0 || ids.includes(id)) && (names.length === 0 || names.includes(category));
  return new Set(rules.filter(isChosen));
}

/** A rule that is asked for runs, whatever preset it belongs to. */
function onlyLevels(chosen: ReadonlySet<Rule>, base: Settings): Settings {
  const asked = [...chosen].filter(({ id }) => (base[id]?.level ?? 'off') === 'off');
  return Object.fromEntries(asked.map(({ id, severity }) => [id, { ...base[id], level: severity }]));
}

/** `id: level` */
function ruleSetting(text: string, rules: readonly Rule[]): readonly [string, RuleSetting] {
  const [, id = '', word = ''] = /^\s*([^:\s]+)\s*:\s*(\S*)\s*$/.exec(text) ?? [];
  if (id === '') throw new UsageError(`--rule \`${text}\` is not of the form \`id: level\``);
  const { id: known } = ruleCalled(id, rules);
  const level = Object.hasOwn(levels, word) ? levels[word] : undefined;
  if (level !== undefined) return [known, { level }];
  const hint = didYouMean(word, Object.keys(levels)) || '; a level is off, info, warning or error';
  throw new UsageError(`--rule: there is no level \`${word}\`${hint}`);
}

/** A rule by its id, as the user wrote it. */
export function ruleCalled(id: string, rules: readonly Rule[]): Rule {
  const rule = rules.find((one) => one.id === id);
  if (rule !== undefined) return rule;
  const ids = rules.map((one) => one.id);
  throw new UsageError(`there is no rule \`${id}\`${didYouMean(id, ids)}`);
}

function categoryCalled(name: string): Category {
  const category = categories.find((one) => one === name);
  if (category !== undefined) return category;
  throw new UsageError(
    `there is no category \`${name}\`${didYouMean(name, categories) || `: ${categories.join(', ')}`}`,
  );
}
