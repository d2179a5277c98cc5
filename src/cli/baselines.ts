import { basename, dirname, join, resolve } from 'node:path';
import { isOn } from '../lint/levels.ts';
import { count } from '../report/text.ts';
import type { Rule } from '../rule.ts';
import { counted, type Judged, type NameFor, pruned, recorded, split, unused } from './baseline.ts';
import { type Held, namerFrom, type Place, placeFor, readAt, writeAt } from './baseline-file.ts';
import type { OptionName } from './options.ts';
import type { Group, Outcome } from './runs.ts';
import type { Session } from './session.ts';
import { ruleCalled, settingsFor } from './settings.ts';
import { UsageError } from './usage-error.ts';

/** What is to be done with the file of findings that are put up with. */
export type Wish =
  | { readonly kind: 'use' | 'record' | 'prune' }
  | { readonly kind: 'record-rules'; readonly rules: ReadonlySet<string> };

/** Options that leave findings out, so that what is left cannot be counted. */
const NARROWING = ['destination', 'diff', 'stdin', 'stdin-filename'] as const;

/** What is asked for; to be known before anything is written. */
export function wishOf({ line }: Session, rules: readonly Rule[]): Wish {
  const named = line.texts('suppress-rule');
  const all = line.has('suppress-all');
  const prune = line.has('prune-suppressions');
  const chosen = [all && '--suppress-all', named.length > 0 && '--suppress-rule', prune && '--prune-suppressions'];
  const [first, second] = chosen.filter((each) => each !== false);
  if (first !== undefined && second !== undefined) throw new UsageError(`${first} and ${second} exclude each other`);
  if (first === undefined) return { kind: 'use' };
  const narrowing = NARROWING.find((name) => line.has(name) || line.texts(name).length > 0);
  if (narrowing !== undefined)
    throw new UsageError(`${first} counts all findings of files, and --${narrowing} leaves some out`);
  if (prune) return { kind: 'prune' };
  return all
    ? { kind: 'record' }
    : { kind: 'record-rules', rules: new Set(named.map((id) => ruleCalled(id, rules).id)) };
}

interface Run {
  readonly session: Session;
  readonly rules: readonly Rule[];
  readonly wish: Wish;
  /** What each file is to hold, by its path. */
  readonly held: Map<string, Held>;
}

interface Looking {
  readonly run: Run;
  readonly place: Place;
  readonly nameFor: NameFor;
}

/** Options that leave rules out. */
const CHOOSING = ['only', 'category'] as const;

const isGiven = ({ line }: Session, names: readonly OptionName[]): boolean =>
  names.some((name) => line.has(name) || line.texts(name).length > 0);

const looksAtWorld = ({ check }: Rule): boolean =>
  [check.namedFile, check.namedPlace, check.connection].some((each) => each !== undefined);

/** Whether a rule had its say, so that what it does not find is not there. */
function judgesRule({ rules, session, wish }: Run, { configuration }: Group): (id: string) => boolean {
  if (wish.kind === 'record-rules') return (id) => wish.rules.has(id);
  const isBlind = session.line.has('no-keys');
  const isChosen = isGiven(session, CHOOSING);
  const settings = settingsFor(session.line, configuration, rules);
  const silent = rules.filter((rule) => (isChosen && !isOn(rule, settings)) || (isBlind && looksAtWorld(rule)));
  const unheard = new Set(silent.map(({ id }) => id));
  return (id) => !unheard.has(id);
}

/** Of which files and rules all findings are known: a file that is gone has none. */
function judgedIn(group: Group, outcome: Outcome, { run, place, nameFor }: Looking): Judged {
  const { own } = run.session;
  const names = new Set(isGiven(run.session, NARROWING) ? [] : outcome.files.map(({ source }) => nameFor(source.path)));
  const isGone = (name: string): boolean => {
    const path = name.startsWith('~/') ? join(own.user.home, name.slice(2)) : resolve(dirname(place.path), name);
    return own.files.lstat(path) === undefined;
  };
  const judges = judgesRule(run, group);
  const mayForget = run.wish.kind !== 'record-rules';
  return {
    actual: counted(outcome.findings, nameFor),
    isJudged: ({ name, rule }) => (judges(rule) && names.has(name)) || (mayForget && isGone(name)),
  };
}

/** Refuses to record what could not be found again. */
function refuseStrangers({ files, findings }: Outcome, place: Place, nameFor: NameFor): void {
  const stranger = files.find(
    ({ source }) => nameFor(source.path) === undefined && findings.some(({ at }) => at.source === source),
  );
  if (stranger === undefined) return;
  throw new UsageError(
    `${place.path} would not hold for ${stranger.source.path}, which lies elsewhere: name a file with --suppressions-location`,
  );
}

function withBaseline(group: Group, outcome: Outcome, run: Run): { readonly outcome: Outcome; readonly left: number } {
  const { session, wish } = run;
  const place = placeFor(group.configuration, session);
  const nameFor = namerFrom(place, session);
  const isRecorded = wish.kind.startsWith('record');
  const before = run.held.get(place.path) ?? readAt(place, session, isRecorded);
  if (before.bytes === undefined && wish.kind === 'use') return { outcome, left: 0 };
  const judged = judgedIn(group, outcome, { run, place, nameFor });
  if (isRecorded) refuseStrangers(outcome, place, nameFor);
  const change = wish.kind === 'prune' ? pruned : recorded;
  const after = wish.kind === 'use' ? before.counts : change(before.counts, judged);
  run.held.set(place.path, { ...before, counts: after });
  const { left, covered } = split(outcome.findings, after, nameFor);
  const reason = `recorded in ${basename(place.path)}`;
  const suppressed = [...outcome.suppressed, ...covered.map((finding) => ({ finding, reason, isExternal: true }))];
  return { outcome: { ...outcome, findings: left, suppressed }, left: unused(after, judged).length };
}

/** What is left of the findings, and whether the files of suppressions hold more than is needed. */
export interface Covered {
  readonly outcomes: readonly Outcome[];
  readonly isStale: boolean;
}

/** Takes away what is recorded as put up with, and records or prunes where that is asked for. */
export function coveredBy(session: Session, { groups, outcomes, rules, wish }: CoverRequest): Covered {
  const run = { session, rules, wish, held: new Map<string, Held>() };
  const results = groups.flatMap((group, at) => {
    const outcome = outcomes[at];
    return outcome === undefined ? [] : [withBaseline(group, outcome, run)];
  });
  if (wish.kind !== 'use') for (const [path, held] of run.held) writeAt(path, held, session);
  const left = results.reduce((sum, result) => sum + result.left, 0);
  const isStale = left > 0 && !session.line.has('pass-on-unpruned-suppressions');
  if (isStale)
    session.say(`${count(left, 'suppression')} left that nothing needs any more: --prune-suppressions takes them away`);
  return { outcomes: results.map(({ outcome }) => outcome), isStale };
}

interface CoverRequest {
  readonly groups: readonly Group[];
  /** One for each group. */
  readonly outcomes: readonly Outcome[];
  readonly rules: readonly Rule[];
  readonly wish: Wish;
}
