import type { Config, Step } from '../load/config.ts';
import type { Directive } from '../syntax/document.ts';
import type { Edits } from './edits.ts';
import { type Moved, movedBy } from './moved.ts';

/** A line that is changed, taken away (`after` is undefined) or put in (`before` is undefined). */
export interface Change {
  readonly before: Step | undefined;
  readonly after: Step | undefined;
  /** Those that made it. */
  readonly edits: Edits;
}

/** Two readings of a config side by side, in the order of reading. */
export type Part =
  | { readonly kind: 'kept'; readonly before: Step; readonly after: Step }
  | { readonly kind: 'changed'; readonly changes: readonly Change[] };

interface Sides {
  readonly files: ReadonlyMap<string, Moved>;
  /** Lines of the new texts that stood in the old ones, by file and offset. */
  readonly keptStarts: ReadonlyMap<string, ReadonlySet<number>>;
}

const pathOf = ({ document }: Step): string => document.source.path;

function sidesOf(before: Config, edits: ReadonlyMap<string, Edits>): Sides {
  const files = new Map([...edits].map(([path, each]): [string, Moved] => [path, movedBy(each)]));
  const keptStarts = new Map([...edits.keys()].map((path): [string, Set<number>] => [path, new Set()]));
  const seen = new Set<Directive>();
  for (const step of before.steps) {
    const moved = files.get(pathOf(step));
    if (moved === undefined || seen.has(step.directive)) continue;
    seen.add(step.directive);
    if (moved.touching(step.directive).length === 0)
      keptStarts.get(pathOf(step))?.add(moved.offset(step.directive.start));
  }
  return { files, keptStarts };
}

const isKept = (step: Step, { files }: Sides): boolean =>
  (files.get(pathOf(step))?.touching(step.directive).length ?? 0) === 0;

const wasThere = (step: Step, { keptStarts }: Sides): boolean =>
  keptStarts.get(pathOf(step))?.has(step.directive.start) ?? true;

const isSamePlace = (before: Step, after: Step, { files }: Sides): boolean => {
  const { start } = before.directive;
  const path = pathOf(before);
  return path === pathOf(after) && (files.get(path)?.offset(start) ?? start) === after.directive.start;
};

const isTakenAway = ({ directive }: Step, edits: Edits): boolean =>
  edits.some(({ span, text }) => span.start <= directive.start && span.end >= directive.rest.end && text.trim() === '');

/** Pairs the lines that begin at the same place; the others are gone or new. */
function changesIn(gone: readonly Step[], fresh: readonly Step[], sides: Sides): readonly Change[] {
  const waiting = [...fresh];
  const changes = gone.map((before): Change => {
    const edits = sides.files.get(pathOf(before))?.touching(before.directive) ?? [];
    if (isTakenAway(before, edits)) return { before, after: undefined, edits };
    const at = waiting.findIndex((each) => isSamePlace(before, each, sides));
    const after = at === -1 ? undefined : waiting.splice(at, 1)[0];
    return { before, after, edits };
  });
  const added = waiting.map(
    (after): Change => ({
      before: undefined,
      after,
      edits: sides.files.get(pathOf(after))?.making(after.directive) ?? [],
    }),
  );
  return [...changes, ...added];
}

/** The steps from here on as long as they pass. */
function stretch(steps: readonly Step[], from: number, passes: (step: Step) => boolean): readonly Step[] {
  let end = from;
  for (let step = steps[end]; step && passes(step); step = steps[end]) end += 1;
  return steps.slice(from, end);
}

/** Both readings side by side; undefined where a line that no edit touches does not come back in its place. */
export function partsOf(before: Config, after: Config, edits: ReadonlyMap<string, Edits>): readonly Part[] | undefined {
  const sides = sidesOf(before, edits);
  const parts: Part[] = [];
  let [old, now] = [0, 0];
  while (old < before.steps.length || now < after.steps.length) {
    const [one, other] = [before.steps[old], after.steps[now]];
    const isOldKept = one === undefined || isKept(one, sides);
    const isNewKept = other === undefined || wasThere(other, sides);
    if (isOldKept && isNewKept) {
      if (one === undefined || other === undefined) return undefined;
      if (!isSamePlace(one, other, sides)) return undefined;
      parts.push({ kind: 'kept', before: one, after: other });
      old += 1;
      now += 1;
      continue;
    }
    const gone = stretch(before.steps, old, (step) => !isKept(step, sides));
    const fresh = stretch(after.steps, now, (step) => !wasThere(step, sides));
    parts.push({ kind: 'changed', changes: changesIn(gone, fresh, sides) });
    old += gone.length;
    now += fresh.length;
  }
  return parts;
}
