import type { Block, Config, Step } from '../load/config.ts';
import type { Setting } from '../read/types.ts';
import { NO_JUMP } from '../resolve/state.ts';
import { isCancelled, type PatternList } from '../syntax/cover.ts';
import { guardsOf, impliedFor } from './guards.ts';
import { addPattern, mayCover, newPatternIndex, type PatternIndex } from './pattern-index.ts';

/** A line that can take no effect, whatever the destination. */
export interface Shadow {
  /** The lines that are always there before it (behind it, where the last one wins). */
  readonly by: readonly Step[];
  readonly last: boolean;
}

/** The lines that fill one slot, in the order in which they are read. */
interface Setters {
  universal: Step | undefined;
  readonly byBlock: Map<Block, Step>;
  readonly byPattern: PatternIndex<Step>;
}

/** Lines with more patterns are not looked into: what is not proved is not said. */
const MOST_PATTERNS = 100;

const newSetters = (): Setters => ({ universal: undefined, byBlock: new Map(), byPattern: newPatternIndex() });

function innerHosts(block: Block): PatternList | undefined {
  for (let at: Block | undefined = block; at; at = at.outer) if (at.hosts && !at.universal) return at.hosts;
  return undefined;
}

function add(setters: Setters, step: Step, always: boolean): void {
  if (setters.universal) return;
  if (always || step.block.universal) {
    setters.universal = step;
    return;
  }
  if (setters.byBlock.has(step.block)) return;
  setters.byBlock.set(step.block, step);
  for (const pattern of innerHosts(step.block)?.positive ?? []) addPattern(setters.byPattern, pattern, step);
}

/** The line that fills the slot wherever this pattern of the block matches. */
function filledFor(all: readonly Setters[], step: Step, pattern: string, within: PatternList): Step | undefined {
  for (const { byPattern } of all) {
    for (const other of mayCover(byPattern, pattern)) {
      if (impliedFor(other.block, step.block, { pattern, within })) return other;
    }
  }
  return undefined;
}

/** The lines that have filled the slot wherever this pattern list matches; undefined when some name is left. */
function filledForAll(all: readonly Setters[], step: Step, hosts: PatternList): readonly Step[] | undefined {
  if (hosts.positive.length > MOST_PATTERNS) return undefined;
  const found = new Set<Step>();
  for (const pattern of hosts.positive) {
    const other = filledFor(all, step, pattern, hosts);
    if (other) found.add(other);
    else if (!isCancelled(pattern, hosts)) return undefined;
  }
  return found.size > 0 ? [...found] : undefined;
}

/** The lines that together fill the slot wherever this one counts. */
function filledBy(all: readonly Setters[], step: Step): readonly Step[] | undefined {
  const universal = all.find((setters) => setters.universal)?.universal;
  if (universal) return [universal];
  for (let block: Block | undefined = step.block; block; block = block.outer) {
    for (const { byBlock } of all) {
      const other = byBlock.get(block);
      if (other) return [other];
    }
  }
  for (const guard of guardsOf(step.block)) {
    const found = guard.hosts && filledForAll(all, step, guard.hosts);
    if (found) return found;
  }
  return undefined;
}

const isNoJump = ({ merge, values }: Setting): boolean => merge === 'jump' && values[0] === NO_JUMP;

/** Under which names a setting is kept: `ProxyJump none` does not always stop what a jump stops. */
function keyOf(setting: Setting): string {
  return isNoJump(setting) ? 'proxyjump none' : setting.slot;
}

interface Slots {
  readonly settersOf: (key: string) => Setters;
  /** `ProxyJump none` leaves the way open for a later ProxyCommand. */
  readonly noJumpKeepsCommand: boolean;
}

/** The names whose lines stop this one. */
function rivalsOf(setting: Setting, slots: Slots): readonly string[] {
  const { merge, slot } = setting;
  if (merge === 'jump') return ['proxyjump', 'proxyjump none', 'proxycommand'];
  if (merge !== 'command') return [slot];
  if (!slots.noJumpKeepsCommand) return ['proxycommand', 'proxyjump', 'proxyjump none'];
  // A jump behind `ProxyJump none` is not taken, and then it stops nothing.
  const { universal, byBlock } = slots.settersOf('proxyjump none');
  return universal || byBlock.size > 0 ? ['proxycommand'] : ['proxycommand', 'proxyjump'];
}

const wins = (setting: Setting, last: boolean): boolean => {
  if (last) return setting.merge === 'last';
  return setting.merge === 'first' || setting.merge === 'jump' || setting.merge === 'command';
};

function shadowOf(step: Step, slots: Slots, last: boolean): Shadow | undefined {
  const { settings } = step.reading;
  const by = new Set<Step>();
  for (const setting of settings) {
    if (!wins(setting, last)) return undefined;
    const rivals = rivalsOf(setting, slots).map(slots.settersOf);
    const others = filledBy(rivals, step);
    if (!others) return undefined;
    for (const other of others) by.add(other);
  }
  return by.size > 0 ? { by: [...by], last } : undefined;
}

function sweep(steps: Iterable<Step>, config: Config, last: boolean, found: Map<Step, Shadow>): void {
  const kept = new Map<string, Setters>();
  const settersOf = (key: string): Setters => {
    const known = kept.get(key);
    if (known) return known;
    const fresh = newSetters();
    kept.set(key, fresh);
    return fresh;
  };
  const slots: Slots = { settersOf, noJumpKeepsCommand: config.client.does('proxyjump-none-keeps-proxycommand') };
  for (const step of steps) {
    const { settings } = step.reading;
    if (settings.length === 0 || step.problems.length > 0) continue;
    const shadow = shadowOf(step, slots, last);
    if (shadow) found.set(step, shadow);
    for (const setting of settings) {
      if (wins(setting, last)) add(settersOf(keyOf(setting)), step, setting.always);
    }
  }
}

/**
 * The lines that no destination gets, because others that apply wherever they do fill the slot. Holds in each pass of
 * its own: the patterns of one pass are all compared with one name.
 */
export function findShadows(config: Config): ReadonlyMap<Step, Shadow> {
  const found = new Map<Step, Shadow>();
  sweep(config.steps, config, false, found);
  const last = config.steps.filter(({ reading }) => reading.settings.some(({ merge }) => merge === 'last'));
  if (last.length > 1) sweep(last.toReversed(), config, true, found);
  return found;
}
