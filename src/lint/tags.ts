import { once } from '../client/memo.ts';
import type { Block, Step } from '../load/config.ts';
import type { Effort } from '../syntax/cover.ts';
import { matchPatternList } from '../syntax/pattern.ts';
import { byValue, isListOfNames, valuesAskedFor } from './asked-values.ts';

/** Who asks for a tag. */
export interface TagUse {
  readonly isAsked: boolean;
  /** The order of the last line that gets it: lines behind that set it in vain. */
  readonly until: number;
}

/** The tags of a config, and what asks for them. */
export interface Tags {
  /** Tags that lines set. */
  readonly all: readonly string[];
  /** Whether some line sets a tag that matches. Says yes where there is too much to compare. */
  readonly isSet: (patterns: string) => boolean;
  readonly useOf: (tag: string) => TagUse;
}

interface Asking {
  readonly until: number;
  readonly negated: boolean;
  readonly patterns: string;
}

function askingIn({ criteria = [], steps }: Block): readonly Asking[] {
  return criteria
    .filter(({ name }) => name === 'tagged')
    .map(({ negated, argument }) => ({
      negated,
      patterns: argument?.value ?? '',
      until: steps.at(-1)?.order ?? Number.POSITIVE_INFINITY,
    }));
}

const latest = (asking: readonly Asking[]): TagUse => ({
  isAsked: asking.length > 0,
  until: asking.reduce((most, { until }) => Math.max(most, until), -1),
});

function enter(byName: Map<string, Asking[]>, name: string, asking: Asking): void {
  const known = byName.get(name);
  if (known) known.push(asking);
  else byName.set(name, [asking]);
}

/** Says who asks for a tag; names are looked up, only patterns are tried. */
function usesOf(blocks: readonly Block[], effort: Effort): Tags['useOf'] {
  const byName = new Map<string, Asking[]>();
  const tried: Asking[] = [];
  for (const asking of blocks.flatMap(askingIn)) {
    if (asking.negated || !isListOfNames(asking.patterns)) tried.push(asking);
    else for (const name of new Set(asking.patterns.split(','))) enter(byName, name, asking);
  }
  return once((tag: string) => {
    effort.left -= tried.length;
    if (effort.left < 0) return { isAsked: true, until: Number.POSITIVE_INFINITY };
    const asks = ({ negated, patterns }: Asking): boolean =>
      negated || matchPatternList(tag, patterns, false) === 'yes';
    return latest([...(byName.get(tag) ?? []), ...tried].filter(asks));
  });
}

/** What a config says of tags, by the lines that set them. */
export function tagsIn(setters: readonly Step[], blocks: readonly Block[], effort: Effort): Tags {
  const values = byValue(setters, (tag) => tag);
  return {
    all: [...values.keys()],
    isSet: (patterns) => valuesAskedFor(values, patterns, effort)?.length !== 0,
    useOf: usesOf(blocks, effort),
  };
}
