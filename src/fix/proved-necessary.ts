import { mayMeet } from '../lint/guards.ts';
import type { Block, Config, Step } from '../load/config.ts';
import type { Resolution } from '../resolve/types.ts';
import { hasWildcard } from '../syntax/pattern.ts';
import type { Need } from './need.ts';
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

/** The line that sets the option; undefined where something else is added, or another destination could get it. */
function onlySetter({ parts }: Scene, { destination, option }: Need): Step | undefined {
  const changes = parts.flatMap((part) => (part.kind === 'changed' ? part.changes : []));
  const added = changes.flatMap(({ before, after }) => (before === undefined && after !== undefined ? [after] : []));
  if (added.length !== changes.length || !added.every(({ block }) => isOnlyFor(block, destination))) return undefined;
  const setters = added.filter(({ block, directive }) => block.header !== directive);
  const [setter, another] = setters;
  const [setting, more] = setter?.reading.settings ?? [];
  const isIt = another === undefined && more === undefined && setting?.slot === option && setting.merge === 'first';
  return isIt && setter?.problems.length === 0 ? setter : undefined;
}

function isRuledOut({ after: { steps } }: Scene, setter: Step, option: string): boolean {
  return steps.some(
    (step) =>
      step.order < setter.order &&
      step.reading.settings.some(({ slot }) => slot === option) &&
      mayMeet(step.block, setter.block),
  );
}

const listIn = ({ options }: Resolution, option: string): readonly string[] =>
  (options.get(option)?.values[0] ?? '').split(',');

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((value, at) => value === other[at]);

/** What a destination gets before and after. */
export interface Effect {
  readonly before: Resolution;
  readonly after: Resolution;
}

function changesMore({ before, after }: Effect, option: string): boolean {
  if (before.status !== 'resolved' || after.status !== 'resolved') return true;
  const printed = before.client.option(option)?.printed ?? option;
  const others = ({ dump }: Resolution): readonly string[] => dump.filter((line) => !line.startsWith(`${printed} `));
  return !isSame(others(before), others(after));
}

/** The names that the list of today lacks; none where an older target has them by default. */
export function missing({ names, option }: Need, { before }: Effect): readonly string[] {
  const today = listIn(before, option);
  return names.filter((name) => !today.includes(name));
}

/**
 * The third proof, for one target. Undefined: the edits give one destination exactly the names more that a trusted
 * policy proves it needs, in one option, and nobody else anything. Else the reason why that is not proved.
 */
export function provedNecessary(scene: Scene, need: Need, effect: Effect): string | undefined {
  const { destination, option } = need;
  if (!need.trusted) return `it rests on ${need.saidBy ?? need.policy}, which is not trusted`;
  if (hasSecondPass(scene.after)) return 'names are looked at once more when the host name is known';
  const setter = onlySetter(scene, need);
  if (setter === undefined) return `it is not one line for \`${destination}\` alone`;
  if (isRuledOut(scene, setter, option)) return 'an earlier line sets the option';
  if (changesMore(effect, option)) return `\`${destination}\` would get other values, too`;
  const wanted = [...listIn(effect.before, option), ...missing(need, effect)];
  return isSame(wanted, listIn(effect.after, option))
    ? undefined
    : 'the list would not be the former one with these names alone';
}
