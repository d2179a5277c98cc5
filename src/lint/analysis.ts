import { lazily, once } from '../client/memo.ts';
import type { Config, Step } from '../load/config.ts';
import { type Effort, newEffort } from '../syntax/cover.ts';
import type { Document } from '../syntax/document.ts';
import { areApart } from './apart.ts';
import { allLinesFor, lineFor, linesOf, passing } from './destination.ts';
import { type Effective, effectiveIn } from './effective.ts';
import { mayMeet } from './guards.ts';
import { type Asked, hasSecondPass, laterSetters } from './later.ts';
import { destinationsIn } from './scope.ts';
import { earlierFor, isSetFor, linesBySlot, meetsSetter, settersOf } from './setters.ts';
import { findShadows, type Shadow } from './shadow.ts';
import { type Tags, tagsIn } from './tags.ts';
import { classifier, silencersOf, type Unknown } from './unknown.ts';

/** What is known of a config as a whole, each thing worked out when it is first asked for. */
export interface Analysis {
  /** Lines that can take no effect. */
  readonly shadows: () => ReadonlyMap<Step, Shadow>;
  /** What an unknown keyword is; undefined when IgnoreUnknown silences it everywhere. */
  readonly unknown: (step: Step) => Unknown | undefined;
  /** The IgnoreUnknown that always applies and counts. */
  readonly silencer: () => Step | undefined;
  /** The first line that ssh reads of the file through which this one is read: all that follows stands below it. */
  readonly firstLine: (document: Document) => Step | undefined;
  /** An earlier line that sets the slot for some of this line's destinations. Says no as `meet` does. */
  readonly earlier: (slot: string, step: Step) => Step | undefined;
  /** Every line that sets the slot, in the order of reading. */
  readonly setters: (slot: string) => readonly Step[];
  /** Whether some line may set the slot for a name as typed. */
  readonly isSetFor: (slot: string, name: string) => boolean;
  /** What a line gives, and to whom; undefined when nobody gets it. */
  readonly effective: (step: Step) => Effective | undefined;
  /** Whether a line that passes may set the slot for some of this line's destinations. Says yes where it cannot tell. */
  readonly mayMeet: (slot: string, step: Step, passes?: (other: Step) => boolean) => boolean;
  /** Whether some destination may get both lines. Says no where their Match lines keep them apart. */
  readonly meet: (one: Step, other: Step) => boolean;
  /** The line that sets the slot for a name as typed; undefined when none does, `unknown` when it hangs on more. */
  readonly lineFor: (slot: string, name: string) => Step | 'unknown' | undefined;
  /** Likewise, all lines of an option that adds up. */
  readonly linesFor: (slot: string, name: string) => readonly Step[] | 'unknown';
  /** The line behind a Match that gives what it asks for, where none before it can and the typed name does not. */
  readonly setLater: (slot: string, asked: Asked) => Step | undefined;
  readonly tags: () => Tags;
  /** Whether ssh reads the files a second time, for some destination at least. */
  readonly hasSecondPass: () => boolean;
  /** Every name that the users' files name, without patterns. */
  readonly names: () => readonly string[];
  /** Some file that belongs to the config was not read, so that nothing can be called missing. */
  readonly isPartial: () => boolean;
  /** Whether some Include reads a file for every destination. */
  readonly isReadForAll: (path: string) => boolean;
  /** What is left for comparing patterns. */
  readonly effort: Effort;
}

/** For all rules together. */
const MOST_EFFORT = 200_000;

const known = new WeakMap<Config, Analysis>();

/** One for each config, so that what is worked out once serves rules and proofs. */
export function analyse(config: Config): Analysis {
  const made = known.get(config) ?? freshAnalysis(config);
  known.set(config, made);
  return made;
}

/** The file that is no other's Include, on the way to this one. */
function entryOf(document: Document, { inclusions }: Config): Document {
  const seen = new Set<Document>();
  let at = document;
  for (let outer: Document | undefined = at; outer !== undefined && !seen.has(outer); ) {
    at = outer;
    seen.add(at);
    const { path } = at.source;
    outer = inclusions.find(({ paths }) => paths.includes(path))?.step.document;
  }
  return at;
}

function freshAnalysis(config: Config): Analysis {
  const silencers = lazily(() => silencersOf(config));
  const classify = lazily(() => classifier(silencers()));
  const slots = lazily(() => linesBySlot(config));
  const linesOfSlot = (slot: string): readonly Step[] => slots().get(slot) ?? [];
  const setters = once((slot: string) => settersOf(linesOfSlot(slot)));
  const firsts = lazily(
    () => new Map(config.steps.toReversed().map((step): [Document, Step] => [step.document, step])),
  );
  const effort = newEffort(MOST_EFFORT);
  const forAll = lazily(
    () => new Set(config.inclusions.filter(({ step }) => step.block.universal).flatMap(({ paths }) => paths)),
  );
  const shadows = lazily(() => findShadows(config));
  const isPartial = lazily(() => config.cut || config.inclusions.some(({ notFollowed }) => notFollowed !== undefined));
  const lines = once((slot: string) => linesOf(linesOfSlot(slot)));
  const gets = passing();
  return {
    shadows,
    effective: effectiveIn({ config, shadows, effort }),
    mayMeet: (slot, step, passes = () => true) => isPartial() || meetsSetter(setters(slot), { step, passes, effort }),
    meet: (one, other) => mayMeet(one.block, other.block, effort) && !areApart(one.block, other.block, effort),
    lineFor: (slot, name) => lineFor(lines(slot), { name, passing: gets }),
    linesFor: (slot, name) => allLinesFor(lines(slot), { name, passing: gets }),
    setLater: laterSetters({ settersOf: linesOfSlot, effort }),
    tags: lazily(() => tagsIn(linesOfSlot('tag'), config.blocks, effort)),
    hasSecondPass: lazily(() => hasSecondPass(config)),
    names: lazily(() => destinationsIn(config)),
    isPartial,
    unknown: (step) => classify()(step),
    silencer: () => silencers().always,
    firstLine: (document) => firsts().get(entryOf(document, config)),
    earlier: (slot, step) => earlierFor(setters(slot), step, effort),
    setters: linesOfSlot,
    isSetFor: (slot, name) => isSetFor(setters(slot), name),
    isReadForAll: (path) => forAll().has(path),
    effort,
  };
}
