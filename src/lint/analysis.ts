import { lazily, once } from '../client/memo.ts';
import type { Config, Step } from '../load/config.ts';
import { earlierFor, isSetFor, settersOf } from './setters.ts';
import { findShadows, type Shadow } from './shadow.ts';
import { classifier, type Unknown } from './unknown.ts';

/** What is known of a config as a whole, each thing worked out when it is first asked for. */
export interface Analysis {
  /** Lines that can take no effect. */
  readonly shadows: () => ReadonlyMap<Step, Shadow>;
  /** What an unknown keyword is; undefined when IgnoreUnknown silences it everywhere. */
  readonly unknown: (step: Step) => Unknown | undefined;
  /** An earlier line that sets the slot for some of this line's destinations. */
  readonly earlier: (slot: string, step: Step) => Step | undefined;
  /** Whether some line may set the slot for a name as typed. */
  readonly isSetFor: (slot: string, name: string) => boolean;
}

export function analyse(config: Config): Analysis {
  const classify = lazily(() => classifier(config));
  const setters = once((slot: string) => settersOf(config, slot));
  return {
    shadows: lazily(() => findShadows(config)),
    unknown: (step) => classify()(step),
    earlier: (slot, step) => earlierFor(setters(slot), step),
    isSetFor: (slot, name) => isSetFor(setters(slot), name),
  };
}
