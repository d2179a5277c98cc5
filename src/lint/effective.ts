import { lazily } from '../client/memo.ts';
import type { Block, Config, Step } from '../load/config.ts';
import type { Effort } from '../syntax/cover.ts';
import { matchesNothing } from '../syntax/cover.ts';
import type { Directive } from '../syntax/document.ts';
import type { Location } from './finding.ts';
import { contradicts, guardsOf } from './guards.ts';
import { destinationsOf } from './scope.ts';
import type { Shadow } from './shadow.ts';
import { valueOfStep } from './steps.ts';

/** For whom a line counts: every destination (or all but a few), those that match something, or names that can be listed. */
export type Reach = 'all' | 'some' | 'names';

/** A line that some destination gets, as far as can be proved. */
export interface Effective {
  readonly step: Step;
  /** The first value as ssh keeps it, without quotes; the words of enumerations are `yes` and `no`. */
  readonly value: string;
  readonly reach: Reach;
  /** Completes «counts …»: `for every host`. */
  readonly whom: string;
  /** Where the value stands. */
  readonly at: Location;
}

const asksOnlyForPass = ({ criteria }: Block): boolean =>
  criteria?.every(({ name, negated }) => !negated && (name === 'final' || name === 'all')) ?? false;

/** For whom the lines of a block count. */
export function reachOf(block: Block): Reach {
  if (block.universal) return 'all';
  const guards = guardsOf(block).filter((guard) => !asksOnlyForPass(guard));
  if (guards.every(({ hosts }) => hosts?.positive.includes('*'))) return 'all';
  return destinationsOf(block).length > 0 ? 'names' : 'some';
}

/** How many names a message says. */
const MOST_NAMES = 3;

function whomOf(block: Block, reach: Reach): string {
  const isForAll = guardsOf(block).every(({ hosts }) => !hosts || hosts.negative.length === 0);
  if (reach === 'all') return isForAll ? 'for every host' : 'for nearly every host';
  if (reach === 'some') return 'for every host that this block matches';
  const names = destinationsOf(block);
  const shown = names.slice(0, MOST_NAMES).map((name) => `\`${name}\``);
  const more = names.length - shown.length;
  return `for ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function placeOf({ document, directive }: Step): Location {
  const { args, keyword } = directive;
  const start = args[0]?.start ?? keyword.start;
  return { source: document.source, span: { start, end: Math.max(start, args.at(-1)?.end ?? keyword.end) } };
}

interface Known {
  readonly config: Config;
  readonly shadows: () => ReadonlyMap<Step, Shadow>;
  readonly effort: Effort;
}

interface Reached {
  readonly reach: Reach;
  readonly whom: string;
}

const WIDTH: Readonly<Record<Reach, number>> = { all: 2, some: 1, names: 0 };

/** Says for whom the lines of a block count; undefined when nobody gets them. */
function reaching(effort: Effort): (block: Block) => Reached | undefined {
  const known = new Map<Block, Reached | undefined>();
  return (block) => {
    if (known.has(block)) return known.get(block);
    const isDead = (block.hosts && matchesNothing(block.hosts)) || contradicts(block, effort);
    const reach = reachOf(block);
    const reached = isDead ? undefined : { reach, whom: whomOf(block, reach) };
    known.set(block, reached);
    return reached;
  };
}

/** The steps that one line of text is, in a config that reads some file twice. */
function stepsByLine({ steps }: Config): ReadonlyMap<Directive, readonly Step[]> {
  const found = new Map<Directive, Step[]>();
  for (const step of steps) {
    const known = found.get(step.directive);
    if (known) known.push(step);
    else found.set(step.directive, [step]);
  }
  return found;
}

/** Says what a line gives, and to whom; undefined when nobody gets it. A line that is read twice is judged once. */
export function effectiveIn({ config, shadows, effort }: Known): (step: Step) => Effective | undefined {
  const dead = lazily(() => new Set([...shadows().keys()].map(({ directive }) => directive)));
  const reachIn = reaching(effort);
  const twins = lazily(() => stepsByLine(config));
  const widest = (twin: readonly Step[], first: Step): Step => {
    const widthOf = ({ block }: Step): number => WIDTH[reachIn(block)?.reach ?? 'names'];
    return twin.reduce((a, b) => (widthOf(b) > widthOf(a) ? b : a), first);
  };
  const judgedAs = (step: Step): Step | undefined => {
    if (!config.repeats) return step;
    const twin = twins().get(step.directive) ?? [];
    return twin[0] === step ? widest(twin, step) : undefined;
  };
  return (line) => {
    if (line.reading.settings.length === 0 || line.problems.length > 0 || dead().has(line.directive)) return undefined;
    const step = judgedAs(line);
    const reached = step && reachIn(step.block);
    return step && reached && { step, value: valueOfStep(step), ...reached, at: placeOf(step) };
  };
}
