import type { Block, Config, Step } from '../load/config.ts';
import type { Setting } from '../read/types.ts';
import { NO_JUMP } from '../resolve/state.ts';
import { newEffort } from '../syntax/cover.ts';
import type { Directive } from '../syntax/document.ts';
import { type CoverIndex, type Covers, coversOf, newCoverIndex } from './block-covers.ts';

/** A line that can take no effect, whatever the destination. */
export interface Shadow {
  /** The lines that are always there before it (behind it, where the last one wins). */
  readonly by: readonly Step[];
  readonly last: boolean;
}

/** For all comparisons of patterns together. */
const MOST_EFFORT = 600_000;

const isNoJump = ({ merge, values }: Setting): boolean => merge === 'jump' && values[0] === NO_JUMP;

/** Under which name a setting is kept: `ProxyJump none` does not always stop what a jump stops. */
const keyOf = (setting: Setting): string => (isNoJump(setting) ? 'proxyjump none' : setting.slot);

const isDecided = ({ merge }: Setting, last: boolean): boolean =>
  last ? merge === 'last' : merge === 'first' || merge === 'jump' || merge === 'command';

/** One reading of the lines: from the top, or from the bottom for options of which the last line wins. */
interface Sweep {
  readonly last: boolean;
  readonly index: CoverIndex;
  /** The first line of each slot that always applies. */
  readonly universal: Map<string, Step>;
  /** The line of each slot that was read before this one, wherever it stands. */
  readonly latest: Map<string, Step>;
  /** Lines of a block by slot: the one that is read first. */
  readonly slotsOf: (block: Block) => ReadonlyMap<string, Step>;
  /** `ProxyJump none` leaves the way open for a later ProxyCommand. */
  readonly noJumpKeepsCommand: boolean;
  /** There is one somewhere: in a second pass it comes before everything. */
  readonly hasNoJump: boolean;
}

/** The names of the lines that stop this one. */
function rivalsOf(setting: Setting, { noJumpKeepsCommand, hasNoJump }: Sweep): readonly string[] {
  const { merge, slot } = setting;
  // Not seen in a dump, but `ProxyJump none` may keep a name from being canonicalised, whatever ProxyCommand says.
  if (isNoJump(setting) && noJumpKeepsCommand) return ['proxyjump', 'proxyjump none'];
  if (merge === 'jump') return ['proxyjump', 'proxyjump none', 'proxycommand'];
  if (merge !== 'command') return [slot];
  if (!noJumpKeepsCommand) return ['proxycommand', 'proxyjump', 'proxyjump none'];
  // A jump behind `ProxyJump none` is not taken, and then it stops nothing.
  return hasNoJump ? ['proxycommand'] : ['proxycommand', 'proxyjump'];
}

/** Which line is asked about, and the names of the slots that must not be filled before it. */
interface Question {
  readonly step: Step;
  readonly keys: readonly string[];
  readonly sweep: Sweep;
}

/** The line of a block that fills one of the slots before the line is read. */
function fillerIn(block: Block, { step, keys, sweep: { slotsOf, last } }: Question): Step | undefined {
  const slots = slotsOf(block);
  for (const key of keys) {
    const other = slots.get(key);
    if (other && (last ? other.order > step.order : other.order < step.order)) return other;
  }
  return undefined;
}

function firstFiller(blocks: readonly Block[], question: Question): Step | undefined {
  for (const block of blocks) {
    const other = fillerIn(block, question);
    if (other) return other;
  }
  return undefined;
}

/** The lines that together fill the slot wherever this one counts. */
function filledBy(question: Question, at: Covers): readonly Step[] | undefined {
  const { step, keys, sweep } = question;
  for (const key of keys) {
    const always = sweep.universal.get(key);
    if (always) return [always];
  }
  for (const key of keys) {
    const before = sweep.latest.get(key);
    if (before?.block === step.block) return [before];
  }
  const around = at.around.length === 0 ? undefined : firstFiller(at.around, question);
  if (around) return [around];
  for (const patterns of at.covering) {
    const found = patterns.map((blocks) => firstFiller(blocks, question));
    const lines = found.filter((other) => other !== undefined);
    if (lines.length === found.length) return [...new Set(lines)];
  }
  return undefined;
}

function shadowOf(step: Step, at: Covers, sweep: Sweep): Shadow | undefined {
  let by: readonly Step[] = [];
  for (const setting of step.reading.settings) {
    const others = isDecided(setting, sweep.last)
      ? filledBy({ step, keys: rivalsOf(setting, sweep), sweep }, at)
      : undefined;
    if (!others) return undefined;
    by = by.length === 0 ? others : [...new Set([...by, ...others])];
  }
  return by.length > 0 ? { by, last: sweep.last } : undefined;
}

function slotsIn(block: Block, last: boolean): ReadonlyMap<string, Step> {
  const slots = new Map<string, Step>();
  for (const step of block.steps) {
    if (step.problems.length > 0) continue;
    for (const setting of step.reading.settings) {
      if (isDecided(setting, last) && (last || !slots.has(keyOf(setting)))) slots.set(keyOf(setting), step);
    }
  }
  return slots;
}

function newSweep(config: Config, last: boolean): Sweep {
  const slots = new Map<Block, ReadonlyMap<string, Step>>();
  return {
    last,
    index: newCoverIndex(newEffort(MOST_EFFORT)),
    universal: new Map(),
    latest: new Map(),
    noJumpKeepsCommand: config.client.does('proxyjump-none-keeps-proxycommand'),
    hasNoJump: config.steps.some(({ reading }) => reading.settings.some(isNoJump)),
    slotsOf: (block) => {
      const known = slots.get(block) ?? slotsIn(block, last);
      slots.set(block, known);
      return known;
    },
  };
}

function run(steps: readonly Step[], sweep: Sweep, found: Map<Step, Shadow>): void {
  let at: Covers | undefined;
  for (const step of steps) {
    const { settings } = step.reading;
    if (settings.length === 0 || step.problems.length > 0) continue;
    if (at?.block !== step.block) at = coversOf(step.block, sweep.index);
    const shadow = shadowOf(step, at, sweep);
    if (shadow) found.set(step, shadow);
    for (const setting of settings) {
      if (!isDecided(setting, sweep.last)) continue;
      const key = keyOf(setting);
      sweep.latest.set(key, step);
      if ((setting.always || step.block.universal) && !sweep.universal.has(key)) sweep.universal.set(key, step);
    }
  }
}

/** Leaves the lines that are dead wherever their file is read: each is a line of text that can go. */
function everywhere(found: ReadonlyMap<Step, Shadow>, { steps }: Config): ReadonlyMap<Step, Shadow> {
  const alive = new Set(steps.filter((step) => !found.has(step)).map(({ directive }) => directive));
  const seen = new Set<Directive>();
  const kept = [...found].filter(([{ directive }]) => {
    const isFirst = !alive.has(directive) && !seen.has(directive);
    seen.add(directive);
    return isFirst;
  });
  return new Map(kept);
}

/**
 * The lines that no destination gets, because others that apply wherever they do fill the slot. Holds in each pass of
 * its own: the patterns of one pass are all compared with one name. A file that is read twice has its lines here once.
 */
export function findShadows(config: Config): ReadonlyMap<Step, Shadow> {
  const found = new Map<Step, Shadow>();
  run(config.steps, newSweep(config, false), found);
  const last = config.steps.filter(({ reading }) => reading.settings.some(({ merge }) => merge === 'last'));
  if (last.length > 1) run(last.toReversed(), newSweep(config, true), found);
  return config.repeats && found.size > 0 ? everywhere(found, config) : found;
}
