import type { Block, Config, Step } from '../load/config.ts';
import { lowerCase } from '../syntax/ascii.ts';
import type { Argument } from '../syntax/document.ts';
import { matchPatternList } from '../syntax/pattern.ts';
import { guardsOf } from './guards.ts';
import { destinationsOf } from './scope.ts';

/** Whether ssh reads the files a second time, for some destination at least. */
export function hasSecondPass({ blocks, steps, client }: Config): boolean {
  const asksFor = ({ criteria = [] }: Block): boolean => criteria.some(({ name }) => name === 'final');
  return (
    (client.does('second-pass') && steps.some(({ directive }) => directive.name === 'canonicalizehostname')) ||
    blocks.some(asksFor)
  );
}

/** How many lines one criterion is compared with. */
const MOST_TRIED = 200;

interface Asked {
  readonly block: Block;
  readonly argument: Argument;
  /** Lines that set what the criterion looks at. */
  readonly setters: readonly Step[];
}

/** The line behind a Match that gives what it asks for, where none before it can and the typed name does not. */
export function setTooLate({ block, argument, setters }: Asked): Step | undefined {
  if (setters.length > MOST_TRIED) return undefined;
  const first = block.steps[0]?.order ?? 0;
  const asksFor = (text: string): boolean => matchPatternList(lowerCase(text), argument.value, true) === 'yes';
  const gives = ({ reading }: Step): boolean => asksFor(reading.settings[0]?.values[0] ?? '');
  const tried = setters.filter(gives);
  if (tried.some(({ order }) => order < first)) return undefined;
  return tried.find((step) => {
    const names = destinationsOf(step.block);
    return !guardsOf(step.block).includes(block) && !(names.length > 0 && names.every(asksFor));
  });
}
