import type { Finding, Fix } from '../lint/finding.ts';
import type { LintResult } from '../lint/request.ts';
import { type Position, positionOf } from '../syntax/source.ts';
import { byFile, settled } from './edits.ts';
import { textsAfter } from './prove.ts';

/** A mode that a file gets instead of the one it has. */
export interface ModeChange {
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

/** What files hold instead of what they held. */
export interface Rewritten {
  /** By the path of the source. */
  readonly texts: ReadonlyMap<string, string>;
  readonly modes: ReadonlyMap<string, ModeChange>;
}

/** Something that was repaired, where it stood when it was. */
export interface Fixed {
  readonly rule: string;
  readonly title: string;
  readonly safety: Fix['safety'];
  readonly weakens: boolean;
  readonly path: string;
  readonly start: Position;
}

/** What may be done. */
export interface Choice {
  readonly unsafe: boolean;
  /** Empty: all of them. */
  readonly rules: readonly string[];
  readonly errorsOnly: boolean;
  readonly mayWrite: (path: string) => boolean;
}

export interface Repaired<Result extends LintResult> extends Rewritten {
  readonly fixed: readonly Fixed[];
  /** Of the texts as they are now. */
  readonly left: Result;
}

interface Wanted {
  readonly finding: Finding;
  readonly fix: Fix;
}

const MOST_PASSES = 10;

const pathsOf = ({ edits, mode }: Fix): readonly string[] => [
  ...edits.map(({ source }) => source.path),
  ...(mode === undefined ? [] : [mode.path]),
];

/** For each finding the first fix of this kind that may be written; of those that servers need, one for each destination. */
function wantedIn({ findings }: LintResult, safety: Fix['safety'], choice: Choice): readonly Wanted[] {
  const { rules, errorsOnly, mayWrite } = choice;
  return findings.flatMap((finding) => {
    if (rules.length > 0 && !rules.includes(finding.rule)) return [];
    if (errorsOnly && finding.severity !== 'error') return [];
    const all = finding.fixes.filter((each) => each.safety === safety && pathsOf(each).every(mayWrite));
    const [first, ...others] = all;
    if (first === undefined) return [];
    const needed = first.need === undefined ? [] : others.filter(({ need }) => need !== undefined);
    return [first, ...needed].map((fix) => ({ finding, fix }));
  });
}

function fixedBy({ finding, fix }: Wanted): Fixed {
  const { source, span } = finding.at;
  const { title, safety, weakens } = fix;
  return { rule: finding.rule, title, safety, weakens, path: source.path, start: positionOf(source, span.start) };
}

/** The safe ones go first: an unsafe one may take away what they rest on. */
function nextOf(result: LintResult, choice: Choice): readonly Wanted[] {
  const safe = settled(wantedIn(result, 'safe', choice)).taken;
  return safe.length > 0 || !choice.unsafe ? safe : settled(wantedIn(result, 'unsafe', choice)).taken;
}

function rewritten(before: Rewritten, taken: readonly Wanted[]): Rewritten {
  const texts = textsAfter(byFile(taken.map(({ fix }) => fix)));
  const modes = taken.flatMap(({ fix: { mode } }) => (mode === undefined ? [] : [[mode.path, mode] as const]));
  return { texts: new Map([...before.texts, ...texts]), modes: new Map([...before.modes, ...modes]) };
}

/**
 * Lints, repairs and lints again, until nothing is left to repair; ten times at most. Writes nothing: `lintWith` looks at
 * the files as they would be.
 */
export function repaired<Result extends LintResult>(
  lintWith: (files: Rewritten) => Result,
  choice: Choice,
  start: Rewritten = { texts: new Map(), modes: new Map() },
): Repaired<Result> {
  let files = start;
  let left = lintWith(files);
  const fixed: Fixed[] = [];
  for (let pass = 0; pass < MOST_PASSES && left.cut !== true; pass += 1) {
    const taken = nextOf(left, choice);
    if (taken.length === 0) break;
    files = rewritten(files, taken);
    fixed.push(...taken.map(fixedBy));
    left = lintWith(files);
  }
  return { ...files, fixed, left };
}
