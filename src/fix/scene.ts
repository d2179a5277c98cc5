import { lazily } from '../client/memo.ts';
import { type Analysis, analyse } from '../lint/analysis.ts';
import type { Block, Config, Step } from '../load/config.ts';
import type { Directive } from '../syntax/document.ts';
import type { Part } from './chunks.ts';
import type { Edits } from './edits.ts';

/** A config as one client reads it before and after some edits. */
export interface Scene {
  readonly before: Config;
  readonly after: Config;
  readonly parts: readonly Part[];
  readonly silenced: { readonly before: Analysis; readonly after: Analysis };
  /** Lines that no destination gets. */
  readonly dead: { readonly before: () => ReadonlySet<Directive>; readonly after: () => ReadonlySet<Directive> };
  /** Which block became which. */
  readonly blocks: Map<Block, Block>;
  /** New blocks whose header could not be read before. */
  readonly freed: Set<Block>;
}

/** Why an edit is not proved to be safe. */
export interface Obstacle {
  /** Completes «The fix is not safe: …». */
  readonly why: string;
  /** What is to blame; undefined: all of them. */
  readonly edits: Edits | undefined;
}

const deadIn = (analysis: Analysis): ReadonlySet<Directive> =>
  new Set([...analysis.shadows().keys()].map(({ directive }) => directive));

export function sceneOf(before: Config, after: Config, parts: readonly Part[]): Scene {
  const silenced = { before: analyse(before), after: analyse(after) };
  return {
    before,
    after,
    parts,
    silenced,
    dead: { before: lazily(() => deadIn(silenced.before)), after: lazily(() => deadIn(silenced.after)) },
    blocks: new Map(),
    freed: new Set(),
  };
}

/** How a client takes a line: as it stands, skipped as its keyword is to be ignored, refused for some or for all. */
export type Taken = 'read' | 'skipped' | 'partly' | 'refused';

export function takenAs(step: Step, analysis: Analysis): Taken {
  const { problems } = step;
  if (!problems.some(({ weight }) => weight !== 'note')) return 'read';
  const isUnknown = problems.some(({ code }) => code === 'unknown-keyword');
  if (!isUnknown) return 'refused';
  const unknown = analysis.unknown(step);
  if (unknown === undefined) return 'skipped';
  const isPartly = unknown.kind === 'ineffective' && ['block', 'other'].includes(unknown.ineffective.reason);
  return isPartly ? 'partly' : 'refused';
}
