import type { Finding, Fix, TextEdit } from '../lint/finding.ts';
import type { Foretell, Pen } from '../lint/surroundings.ts';
import type { Config } from '../load/config.ts';
import type { Resolution } from '../resolve/types.ts';
import { applied, byFile, type Edits, settled } from './edits.ts';
import type { Need } from './need.ts';
import { notForetold } from './need-foretold.ts';
import { obstaclesTo, refusedBy, soundScene } from './obstacles.ts';
import { changesFor, provedNecessary } from './proved-necessary.ts';
import type { Obstacle } from './scene.ts';

/** A config as one target reads it, and how it would with other texts, by path. */
export interface Reader {
  readonly before: Config;
  readonly reread: (texts: ReadonlyMap<string, string>) => Config;
  /** A second look at edits that are proved, where they are going to be written. */
  readonly witness?: Witness;
  /** What a destination gets with other texts, by path. */
  readonly resolve: (texts: ReadonlyMap<string, string>, destination: string) => Resolution | undefined;
  /** What is foretold of a destination with other texts; undefined where nobody can tell. */
  readonly foretell?: Foretell | undefined;
  readonly pen?: Pen | undefined;
}

/** What is wrong with what real destinations get behind the edits; one may get something else. */
export type Witness = (after: Config, edits: ReadonlyMap<string, Edits>, except?: string) => string | undefined;

interface Wanted {
  readonly fix: Fix;
}

type Check = (before: Config, after: Config, edits: ReadonlyMap<string, Edits>) => readonly Obstacle[];

/** The new texts of the files that these edits change. */
export function textsAfter(edits: ReadonlyMap<string, Edits>): ReadonlyMap<string, string> {
  return new Map(
    [...edits].flatMap(([path, each]): [string, string][] => {
      const text = each[0]?.source.text;
      return text === undefined ? [] : [[path, applied(text, each)]];
    }),
  );
}

const readsSome = ({ before }: Reader, edits: ReadonlyMap<string, Edits>): boolean =>
  before.files.some(({ source }) => edits.has(source.path));

function tried(taken: readonly Wanted[], readers: readonly Reader[], check: Check): readonly Obstacle[] {
  const edits = byFile(taken.map(({ fix }) => fix));
  const texts = textsAfter(edits);
  return readers
    .filter((reader) => readsSome(reader, edits))
    .flatMap((reader): readonly Obstacle[] => {
      const after = reader.reread(texts);
      const found = check(reader.before, after, edits);
      const seen = found.length === 0 && check === obstaclesTo ? reader.witness?.(after, edits) : undefined;
      return seen === undefined ? found : [{ why: seen, edits: undefined }];
    });
}

const isSame = (one: TextEdit, other: TextEdit): boolean =>
  one.source.path === other.source.path &&
  one.span.start === other.span.start &&
  one.span.end === other.span.end &&
  one.text === other.text;

/** Which of the fixes stand behind which obstacle; all of them where nobody can tell. */
function blamed(taken: readonly Wanted[], obstacles: readonly Obstacle[]): ReadonlyMap<Wanted, string> {
  const byStart = new Map<string, Wanted[]>();
  const keyOf = ({ source, span }: TextEdit): string => `${source.path}\n${span.start}`;
  for (const each of taken) {
    for (const edit of each.fix.edits) {
      const known = byStart.get(keyOf(edit));
      if (known) known.push(each);
      else byStart.set(keyOf(edit), [each]);
    }
  }
  const found = new Map<Wanted, string>();
  for (const { why, edits } of obstacles) {
    const guilty = (edits ?? []).flatMap((edit) =>
      (byStart.get(keyOf(edit)) ?? []).filter(({ fix }) => fix.edits.some((each) => isSame(each, edit))),
    );
    for (const each of guilty.length > 0 ? guilty : taken) if (!found.has(each)) found.set(each, why);
  }
  return found;
}

/** Rounds of taking fixes together; what is not proved by then counts as not proved. */
const MOST_ROUNDS = 12;

/** Says of each fix why it does not pass; those that pass are left out. Fixes that go together are tried together. */
function failing(wanted: readonly Wanted[], readers: readonly Reader[], check: Check): ReadonlyMap<Wanted, string> {
  const failed = new Map<Wanted, string>();
  let waiting = wanted;
  for (let round = 0; waiting.length > 0; round += 1) {
    const { taken, left } = settled(waiting);
    if (round === MOST_ROUNDS) {
      for (const each of waiting) failed.set(each, 'too many other fixes change the same lines');
      break;
    }
    const guilty = blamed(taken, tried(taken, readers, check));
    for (const [each, why] of guilty) failed.set(each, why);
    waiting = guilty.size === 0 ? left : [...taken.filter((each) => !guilty.has(each)), ...left];
  }
  return failed;
}

/**
 * The findings with what their fixes are proved to be: what a rule calls safe and the proof does not reach is unsafe, and
 * a note says why. Where fixes are to be written, one that would make a client refuse a line is none.
 */
export function proved(
  findings: readonly Finding[],
  readers: readonly Reader[],
  toBeWritten: boolean,
): readonly Finding[] {
  const all = findings.flatMap(({ fixes }) => fixes.map((fix) => ({ fix })));
  if (all.length === 0) return findings;
  const claimed = all.filter(({ fix }) => fix.safety === 'safe');
  const needs = claimed.flatMap(({ fix }): [Fix, string][] => {
    const why = fix.need && notNecessary(fix, fix.need, readers);
    return why === undefined ? [] : [[fix, why]];
  });
  const same = claimed.filter(({ fix }) => fix.need === undefined);
  const unsafe = new Map([...reasons(failing(same, readers, obstaclesTo)), ...needs]);
  const others = all.filter(({ fix }) => fix.safety !== 'safe' || unsafe.has(fix));
  const broken = reasons(toBeWritten ? failing(others, readers, refusedBy) : new Map());
  return findings.map((finding) => (finding.fixes.length === 0 ? finding : judged(finding, unsafe, broken)));
}

/** Why the third proof does not close for some target; undefined where it does for all. */
function notNecessary(fix: Fix, need: Need, readers: readonly Reader[]): string | undefined {
  const edits = byFile([fix]);
  const texts = textsAfter(edits);
  let isNeeded = false;
  for (const reader of readers.filter((each) => readsSome(each, edits))) {
    const after = reader.reread(texts);
    const scene = soundScene(reader.before, after, edits);
    const [today, then] = [new Map<string, string>(), texts].map((each) => reader.resolve(each, need.destination));
    if (scene === undefined || today === undefined || then === undefined) return 'lines would stand in another block';
    const effect = { before: today, after: then };
    const isChanged = changesFor(need, effect);
    isNeeded ||= isChanged;
    const why =
      provedNecessary(scene, need, effect) ??
      (isChanged ? notForetold(need, reader, texts) : undefined) ??
      reader.witness?.(after, edits, need.destination);
    if (why !== undefined) return why;
  }
  return isNeeded ? undefined : 'it is not needed';
}

const reasons = (failed: ReadonlyMap<Wanted, string>): ReadonlyMap<Fix, string> =>
  new Map([...failed].map(([{ fix }, why]) => [fix, why]));

function judged(finding: Finding, unsafe: ReadonlyMap<Fix, string>, broken: ReadonlyMap<Fix, string>): Finding {
  const fixes = finding.fixes.filter((fix) => !broken.has(fix) && !(fix.onlyProved && unsafe.has(fix)));
  const notes = fixes.flatMap((fix) => {
    const why = unsafe.get(fix);
    return why === undefined ? [] : [{ message: `The fix is not safe: ${why}.`, at: undefined }];
  });
  return {
    ...finding,
    fixes: fixes.map((fix) => (unsafe.has(fix) ? { ...fix, safety: 'unsafe' } : fix)),
    notes: [...finding.notes, ...notes],
  };
}
