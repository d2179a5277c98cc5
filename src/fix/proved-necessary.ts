import { mayMeet } from '../lint/guards.ts';
import type { Block, Config, Step } from '../load/config.ts';
import type { Resolution } from '../resolve/types.ts';
import { hasWildcard } from '../syntax/pattern.ts';
import type { Change as Difference } from './chunks.ts';
import type { Change, Need, NeededNames } from './need.ts';
import { isSameGuard } from './same-meaning.ts';
import type { Scene } from './scene.ts';

/** A block for this destination, and for nothing else. */
export function isOnlyFor({ kind, hosts, outer }: Block, destination: string): boolean {
  const isInside = outer !== undefined && !outer.universal;
  if (kind !== 'host' || hosts === undefined || isInside || hasWildcard(destination)) return false;
  return hosts.negative.length === 0 && hosts.positive.length === 1 && hosts.positive[0] === destination;
}

/** Whether names are looked at once more when the host name is known: a block then applies to other destinations, too. */
function hasSecondPass({ steps, blocks }: Config): boolean {
  const isCanonical = steps.some(({ reading }) =>
    reading.settings.some(
      ({ slot, values }) => slot === 'canonicalizehostname' && !['no', 'false'].includes(values[0] ?? ''),
    ),
  );
  return (
    isCanonical || blocks.some(({ criteria }) => criteria?.some(({ name }) => name === 'final' || name === 'canonical'))
  );
}

/** Whether a line begins a block for the destination, or one in which what stood there goes on as it was. */
const isHeaderFor = ({ block, directive }: Step, destination: string): boolean =>
  block.header === directive && (block.universal || isOnlyFor(block, destination));

function setsAlone({ block, problems, reading }: Step, { destination, changes, kind }: Need): boolean {
  const [setting, more] = reading.settings;
  const merge = kind === 'route' ? 'jump' : 'first';
  const isOne = setting !== undefined && more === undefined && problems.length === 0 && setting.merge === merge;
  return isOne && isOnlyFor(block, destination) && changes.some(({ option }) => option === setting.slot);
}

const slotOf = (step: Step): string | undefined => step.reading.settings[0]?.slot;

function isDue({ before, after }: Difference, need: Need): boolean {
  if (need.kind === 'less') return before !== undefined && isLess(before, after, need);
  if (after === undefined) return false;
  if (before === undefined) return isHeaderFor(after, need.destination) || setsAlone(after, need);
  if (isHeaderFor(before, need.destination) && isHeaderFor(after, need.destination))
    return isSameGuard(before.block, after.block);
  return setsAlone(before, need) && setsAlone(after, need) && slotOf(before) === slotOf(after);
}

/** A line of the destination goes, with the header where it stood alone, or keeps some of its names. */
function isLess(before: Step, after: Step | undefined, need: Need): boolean {
  const { block, directive } = before;
  if (after === undefined && block.header === directive) return isOnlyFor(block, need.destination);
  if (!setsAlone(before, need)) return false;
  return after === undefined || (setsAlone(after, need) && slotOf(before) === slotOf(after));
}

/** The lines that set the options behind the edits; undefined where another line changes, or another destination could get one. */
function settersIn({ parts }: Scene, need: Need): readonly Step[] | undefined {
  const all = parts.flatMap((part) => (part.kind === 'changed' ? part.changes : []));
  if (!all.every((each) => isDue(each, need))) return undefined;
  const setters = all.flatMap(({ after }) =>
    after === undefined || after.block.header === after.directive ? [] : [after],
  );
  const slots = setters.map(slotOf);
  const isEach = new Set(slots).size === slots.length && slots.length === need.changes.length;
  return isEach || need.kind === 'less' ? setters : undefined;
}

const isRuledOut = ({ after: { steps } }: Scene, setter: Step): boolean =>
  steps.some(
    (step) =>
      step.order < setter.order &&
      step.reading.settings.some(({ slot }) => slot === slotOf(setter)) &&
      mayMeet(step.block, setter.block),
  );

const valueIn = ({ options }: Resolution, option: string): string => options.get(option)?.values[0] ?? '';
const listIn = (resolution: Resolution, option: string): readonly string[] => valueIn(resolution, option).split(',');

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((value, at) => value === other[at]);

/** What a destination gets before and after. */
export interface Effect {
  readonly before: Resolution;
  readonly after: Resolution;
}

function changesMore({ before, after }: Effect, options: readonly string[], { kind }: Need): boolean {
  // A loop ends ssh before it has anything to print.
  if (kind === 'route' && before.status === 'refused') return after.status !== 'resolved';
  if (before.status !== 'resolved' || after.status !== 'resolved') return true;
  const printed = options.map((option) => `${before.client.option(option)?.printed ?? option} `);
  const others = ({ dump }: Resolution): readonly string[] =>
    dump.filter((line) => !printed.some((start) => line.startsWith(start)));
  return !isSame(others(before), others(after));
}

/** The list of today with the names that it lacks, or with the names at its head. */
function wantedList({ option, names, at }: NeededNames, { before }: Effect): readonly string[] {
  const today = listIn(before, option);
  const without = (list: readonly string[], gone: readonly string[]) => list.filter((name) => !gone.includes(name));
  return at === 'end' ? [...today, ...without(names, today)] : [...names, ...without(today, names)];
}

function isExact(change: Change, effect: Effect, { kind }: Need): boolean {
  const { option } = change;
  const after = listIn(effect.after, option);
  if (kind === 'less') return after.every((name) => listIn(effect.before, option).includes(name));
  if (kind === 'route') return valueIn(effect.after, option) === '';
  return 'value' in change ? valueIn(effect.after, option) === change.value : isSame(wantedList(change, effect), after);
}

const isUndecided = ({ before }: Effect, option: string): boolean => before.options.get(option)?.undecided === true;

/** Whether the destination gets something else for this target. */
export function changesFor({ changes }: Need, { before, after }: Effect): boolean {
  const isNew = before.status !== after.status;
  return isNew || changes.some(({ option }) => valueIn(before, option) !== valueIn(after, option));
}

/**
 * The structural half of the third proof, for one target. Undefined: the edits give one destination exactly the names
 * more that it needs, in these options, and nobody else anything. Else the reason why that is not proved.
 */
export function provedNecessary(scene: Scene, need: Need, effect: Effect): string | undefined {
  const { destination, changes } = need;
  const options = changes.map(({ option }) => option);
  if (hasSecondPass(scene.after)) return 'names are looked at once more when the host name is known';
  const setters = settersIn(scene, need);
  if (options.some((option) => isUndecided(effect, option))) return 'it hangs on the command of a Match exec';
  if (setters === undefined) return `it is not one line for \`${destination}\` alone`;
  if (need.kind !== 'less' && setters.some((setter) => isRuledOut(scene, setter)))
    return 'an earlier line sets the option';
  if (changesMore(effect, options, need)) return `\`${destination}\` would get other values, too`;
  return changes.every((change) => isExact(change, effect, need))
    ? undefined
    : 'the list would not be the former one with these names alone';
}
