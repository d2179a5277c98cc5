import { generatorOf } from '../fix/generated.ts';
import { type Choice, type Fixed, type Repaired, type Rewritten, repaired } from '../fix/passes.ts';
import type { LintConfig } from '../lint/request.ts';
import type { Rule } from '../rule.ts';
import { textOf } from '../syntax/source.ts';
import type { Input } from './inputs.ts';
import { inputWith, sessionWith } from './rewriting.ts';
import { type Group, lintGroup, type Outcome } from './runs.ts';
import type { Session } from './session.ts';
import { ruleCalled } from './settings.ts';
import { UsageError } from './usage-error.ts';

/** Whether fixes are asked for, and in which form. */
export function fixModeOf({ line }: Session): 'write' | 'diff' | undefined {
  if (line.has('diff')) return 'diff';
  if (line.has('fix')) return 'write';
  const lonely = (['unsafe-fixes', 'fix-rule'] as const).find((name) => line.has(name));
  if (lonely !== undefined) throw new UsageError(`--${lonely} goes with --fix or --diff`);
  return undefined;
}

/** What would be written, and what would be left. Nothing is written yet. */
export interface Repair extends Rewritten {
  readonly fixed: readonly Fixed[];
  readonly outcomes: readonly Outcome[];
  /** Why files stay as they are in which there is something to repair. */
  readonly refusals: ReadonlyMap<string, string>;
}

type Refuse = (path: string) => string | undefined;

const givenPaths = (inputs: readonly Input[]): ReadonlySet<string> =>
  new Set(inputs.flatMap(({ config }) => config.files.flatMap(({ path, bytes }) => (bytes ? [path] : []))));

/** A file of the system is written where it was named, or is part of what was. */
function isReach(configs: readonly LintConfig[], role: 'user' | 'system' | undefined): boolean {
  const isNamedAsSystem = configs.some(({ files }) => files[0]?.role === 'system');
  return role === 'user' || (role === 'system' && isNamedAsSystem);
}

/** What stands against writing a file, other than what the system will say. */
function refuserFor({ own }: Session, inputs: readonly Input[]): Refuse {
  const given = givenPaths(inputs);
  const known = new Map<string, string | undefined>();
  const look = (path: string): string | undefined => {
    if (given.size > 0) return given.has(path) ? undefined : 'only standard input is repaired';
    const result = own.files.read(path);
    const text = 'bytes' in result ? textOf(result.bytes) : '';
    const generator = generatorOf(own.files.realPath(path) ?? path, text);
    if (generator !== undefined) return `it is written by ${generator}; change it there`;
    return own.files.refusal(path)?.message;
  };
  return (path) => {
    if (!known.has(path)) known.set(path, look(path));
    return known.get(path);
  };
}

function choiceOf({ line }: Session, rules: readonly Rule[]): Omit<Choice, 'mayWrite'> {
  return {
    unsafe: line.has('unsafe-fixes'),
    rules: line.texts('fix-rule').map((id) => ruleCalled(id, rules).id),
    errorsOnly: line.has('quiet'),
  };
}

/** Only rules that repair run until nothing is left to repair; what is left over is for all of them. */
function mayRepair({ id, fixable }: Rule, choice: Omit<Choice, 'mayWrite'>): boolean {
  if (fixable === undefined || (choice.rules.length > 0 && !choice.rules.includes(id))) return false;
  return fixable === 'safe' || choice.unsafe;
}

/** Works out what `--fix` would write, group by group; a later one sees what an earlier one did. */
export function repairAll(session: Session, groups: readonly Group[], rules: readonly Rule[]): Repair {
  const inputs = groups.flatMap((group) => group.inputs);
  const refuse = refuserFor(session, inputs);
  const refusals = new Map<string, string>();
  const choice = choiceOf(session, rules);
  const running = rules.filter((rule) => mayRepair(rule, choice));
  const isWriting = fixModeOf(session) === 'write';
  const fixed: Fixed[] = [];
  const outcomes: Outcome[] = [];
  let files: Rewritten = { texts: new Map(), modes: new Map() };
  for (const group of groups) {
    const roles = new Map<string, 'user' | 'system'>();
    const lintWith = (now: Rewritten): Outcome => {
      const outcome = lintRewritten(session, { ...group, running }, { rules, files: now });
      for (const { source, role, showable } of outcome.files) if (showable) roles.set(source.path, role);
      for (const path of keysIn(outcome)) roles.set(path, 'user');
      return outcome;
    };
    const mayWrite = (path: string): boolean => {
      const configs = group.inputs.flatMap(({ config, mains }) => [config, ...mains]);
      if (!isReach(configs, roles.get(path))) return false;
      const why = refuse(path);
      if (why !== undefined) refusals.set(path, why);
      return why === undefined;
    };
    const done: Repaired<Outcome> = repaired(lintWith, { ...choice, mayWrite }, files);
    files = done;
    fixed.push(...done.fixed);
    outcomes.push(isWriting ? lintRewritten(session, group, { rules, files }) : done.left);
  }
  const { texts, modes } = files;
  return { texts, modes, fixed, outcomes, refusals };
}

/** Files that are no part of the config, and of which the mode alone may change. */
function keysIn({ files, findings }: Outcome): readonly string[] {
  const parts = new Set(files.map(({ source }) => source.path));
  const paths = findings.flatMap(({ fixes }) =>
    fixes.flatMap(({ mode, edits }) => (edits.length === 0 ? (mode?.path ?? []) : [])),
  );
  return paths.filter((path) => !parts.has(path));
}

interface Rewriting {
  readonly rules: readonly Rule[];
  readonly files: Rewritten;
}

/** Lints a group as it would be with other files. */
export function lintRewritten(session: Session, group: Group, { rules, files }: Rewriting): Outcome {
  const inputs = group.inputs.map((input) => inputWith(input, files));
  return lintGroup(sessionWith(session, files), { ...group, inputs }, rules);
}
