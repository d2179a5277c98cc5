import { array, type BaseIssue, integer, minValue, number, picklist, pipe, safeParse, strictObject } from 'valibot';
import { parseTarget } from '../../client/target.ts';
import type { RuleSetting } from '../../lint/request.ts';
import type { Rule } from '../../rule.ts';
import { didYouMean } from '../nearest.ts';
import type { Config, RuleLevel } from '../schema.ts';
import type { Mistake } from './mistakes.ts';

/** What is wrong with a configuration of the right shape. */
export function contentMistakes(config: Config, rules: readonly Rule[]): readonly Mistake[] {
  return [...unknownRules(config, rules), ...wrongOptions(config, rules), ...wrongTargets(config)];
}

export function settingOf(setting: RuleLevel): RuleSetting {
  const [written, options] = Array.isArray(setting) ? setting : [setting];
  const level = written === 'warn' ? 'warning' : written;
  return options === undefined ? { level } : { level, options };
}

export function wordsOf(words: string | readonly string[] | undefined): readonly string[] {
  return typeof words === 'string' ? [words] : (words ?? []);
}

interface Levels {
  readonly keys: readonly (string | number)[];
  readonly rules: Readonly<Record<string, RuleLevel>>;
}

function levelsIn({ rules = {}, overrides = [] }: Config): readonly Levels[] {
  return [
    { keys: ['rules'], rules },
    ...overrides.map(({ rules }, index) => ({ keys: ['overrides', index, 'rules'], rules })),
  ];
}

function unknownRules(config: Config, known: readonly Rule[]): readonly Mistake[] {
  const ids = known.map(({ id }) => id);
  return levelsIn(config).flatMap(({ keys, rules }) =>
    Object.keys(rules)
      .filter((id) => !ids.includes(id))
      .map((id) => ({ keys: [...keys, id], onKey: true, message: `unknown rule \`${id}\`${didYouMean(id, ids)}` })),
  );
}

function wrongOptions(config: Config, known: readonly Rule[]): readonly Mistake[] {
  return levelsIn(config).flatMap(({ keys, rules }) =>
    Object.entries(rules).flatMap(([id, setting]) => {
      const { options } = settingOf(setting);
      const rule = known.find((one) => one.id === id);
      if (rule === undefined || options === undefined) return [];
      const problem = optionsProblem(rule, options);
      return problem === undefined ? [] : [{ ...problem, keys: [...keys, id, 1, ...problem.keys] }];
    }),
  );
}

const optionParts = { strictObject, pipe, number, integer, minValue, array, picklist };

function optionsProblem({ id, options: schema }: Rule, options: unknown): Mistake | undefined {
  if (schema === undefined) return { keys: [], onKey: false, message: `\`${id}\` has no options` };
  const result = safeParse(schema(optionParts), options);
  if (result.success) return undefined;
  const issue = result.issues.find(isUnknownKey) ?? result.issues[0];
  const keys = (issue.path ?? []).flatMap(({ key }) => (typeof key === 'string' ? [key] : []));
  return { keys, onKey: isUnknownKey(issue), message: `${id}: ${optionMessage(issue, keys.at(-1) ?? '')}` };
}

type OptionIssue = Pick<BaseIssue<unknown>, 'kind' | 'type' | 'expected' | 'received'>;

function isUnknownKey({ type, expected }: OptionIssue): boolean {
  return type === 'strict_object' && expected === 'never';
}

/** In valibot's words for what is expected: `number`, `>=1024`, `("a" | "b")`. */
function optionMessage(issue: OptionIssue, key: string): string {
  const { type, expected, received } = issue;
  if (isUnknownKey(issue)) return `unknown option \`${key}\``;
  if (type === 'strict_object' && received === 'undefined') return `\`${key}\` is missing`;
  return `${expected ?? type} is expected, and this is ${received}`;
}

function wrongTargets({ targets }: Config): readonly Mistake[] {
  return wordsOf(targets).flatMap((text, index) => {
    const target = text === 'installed' ? undefined : parseTarget(text);
    if (target === undefined || !('problem' in target)) return [];
    const near = target.suggestions.length > 0 ? `; known is ${target.suggestions.join(', ')}` : '';
    return [{ keys: ['targets', index], onKey: false, message: `${target.problem}${near}` }];
  });
}
