import type { Client } from '../client/client.ts';
import type { Block, Step } from '../load/config.ts';
import type { Setting } from '../read/types.ts';
import { assembleList } from '../resolve/lists.ts';
import type { Change } from './chunks.ts';
import { type Scene, takenAs } from './scene.ts';

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((value, at) => value === other[at]);

const STEERING = ['host', 'match', 'include'];

const isSteering = ({ directive, reading }: Step): boolean =>
  reading.facts?.state === 'active' && STEERING.includes(directive.name);

/** Two lists of algorithms that come to the same, `+` and defaults counted in. */
function isSameAlgorithms(one: Step, other: Step, client: Client): boolean {
  const of = one.reading.facts?.option?.algorithms;
  if (of === undefined || of !== other.reading.facts?.option?.algorithms) return false;
  const [first, second] = [one, other].map(({ reading }) => assembleList(reading.settings[0]?.values[0], of, client));
  return first !== undefined && second !== undefined && isSameList(first, second);
}

const isSameSetting = (one: Setting, other: Setting | undefined): boolean =>
  one.slot === other?.slot &&
  one.merge === other.merge &&
  one.always === other.always &&
  isSameList(one.values, other.values);

function isSameEffect(one: Step, other: Step, client: Client): boolean {
  const [first, second] = [one.reading.settings, other.reading.settings];
  if (first.length !== second.length) return false;
  const slots = first.every(({ slot, always }, at) => slot === second[at]?.slot && always === second[at]?.always);
  if (!slots) return false;
  return first.every((each, at) => isSameSetting(each, second[at])) || isSameAlgorithms(one, other, client);
}

const sorted = (list: readonly string[]): string => JSON.stringify(list.toSorted());

/** Whether two blocks apply to the same destinations, leaving aside what stands around them. */
export function isSameGuard(one: Block, other: Block): boolean {
  if (one.kind !== other.kind) return false;
  if (one.hosts && other.hosts) {
    return (
      sorted(one.hosts.positive) === sorted(other.hosts.positive) &&
      sorted(one.hosts.negative) === sorted(other.hosts.negative)
    );
  }
  const shown = ({ criteria }: Block): string =>
    JSON.stringify(criteria?.map(({ name, negated, argument }) => [name, negated, argument?.value]));
  return shown(one) === shown(other);
}

function isSameLine(before: Step, after: Step, { before: { client } }: Scene): boolean {
  if (isSteering(before) !== isSteering(after)) return false;
  if (!isSteering(before)) return isSameEffect(before, after, client);
  if (before.directive.name !== after.directive.name) return false;
  if (before.directive.name !== 'include') return isSameGuard(before.block, after.block);
  const words = ({ directive }: Step): readonly string[] => directive.args.map(({ value }) => value);
  return isSameList(words(before), words(after));
}

/** A line that changes nothing for anybody: it sets nothing, or what it sets is always set before. */
const isIdle = (step: Step, dead: Scene['dead']['before']): boolean =>
  !isSteering(step) && (step.reading.settings.length === 0 || dead().has(step.directive));

/**
 * The first proof. Undefined: what the edit does to this line leaves every destination with the values that it has,
 * for a client that reads the line. Else the reason why that is not proved.
 */
export function changesMeaning({ before, after }: Change, scene: Scene): string | undefined {
  const { silenced, dead } = scene;
  const was = before && takenAs(before, silenced.before);
  const is = after && takenAs(after, silenced.after);
  const { label } = scene.before.client;
  if (is === 'refused' || is === 'partly') return `OpenSSH ${label} would refuse the line`;
  if (was === 'partly' || was === 'refused') return `OpenSSH ${label} refuses the line, and it may not go unread`;
  if (before && after && was === 'read' && is === 'read' && isSameLine(before, after, scene)) return undefined;
  const isGoneIdle = before === undefined || was === 'skipped' || isIdle(before, dead.before);
  if (!isGoneIdle) return `the line counts for some destination of OpenSSH ${label}`;
  const isNewIdle = after === undefined || is === 'skipped' || isIdle(after, dead.after);
  return isNewIdle ? undefined : `the new line counts for some destination of OpenSSH ${label}`;
}
