import type { Block, Config, Step } from '../load/config.ts';
import type { Place } from '../resolve/types.ts';
import type { Location } from './finding.ts';

/** A place in the config, and the block that it stands in. */
export interface Decided {
  readonly at: Location;
  readonly scope: Block | undefined;
}

/**
 * Where a verdict is shown: at the value of the line that decides, else where the name of the destination stands.
 * A line of a file that the config does not have, of the system say, gives way to the name.
 */
export function locationOf(place: Place | undefined, destination: string, config: Config): Decided | undefined {
  const step = place === undefined ? undefined : stepAt(place, config);
  return step === undefined ? nameOf(destination, config) : { at: valueIn(step), scope: step.block };
}

/** The line of a file of the user’s that stands in this place. */
export function stepAt(place: Place, config: Config): Step | undefined {
  const { path } = place.document.source;
  const isUsers = config.files.some(({ source, role }) => role === 'user' && source.path === path);
  return isUsers ? stepsByPlace(config).get(keyOf(place)) : undefined;
}

const indexed = new WeakMap<Config, ReadonlyMap<string, Step>>();

/** Of a file that is read more than once, the lines as they are read first. */
function stepsByPlace(config: Config): ReadonlyMap<string, Step> {
  const known = indexed.get(config) ?? new Map(config.steps.toReversed().map((step) => [keyOf(step), step]));
  indexed.set(config, known);
  return known;
}

const keyOf = ({ document, directive }: Place): string => `${directive.start} ${document.source.path}`;

/** Where the value of a line stands. */
export function valueIn({ document, directive }: Step): Location {
  const { args, keyword } = directive;
  const start = args[0]?.start ?? keyword.start;
  return { source: document.source, span: { start, end: args.at(-1)?.end ?? keyword.end } };
}

function nameOf(destination: string, { blocks }: Config): Decided | undefined {
  for (const block of blocks) {
    const argument = block.header?.args.find(({ value }) => value === destination);
    if (argument === undefined) continue;
    const { start, end } = argument;
    return { at: { source: block.document.source, span: { start, end } }, scope: block };
  }
  return undefined;
}
