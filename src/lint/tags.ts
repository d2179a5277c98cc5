import type { Block, Step } from '../load/config.ts';
import { matchPatternList } from '../syntax/pattern.ts';

const tagOf = ({ reading }: Step): string => reading.settings[0]?.values[0] ?? '';

/** Whether some of these lines sets a tag that matches, and the tags that they set. */
export function tagsOf(
  setters: readonly Step[],
  patterns: string,
): { readonly matches: boolean; readonly all: readonly string[] } {
  const all = [...new Set(setters.map(tagOf))];
  return { all, matches: all.some((tag) => matchPatternList(tag, patterns, false) === 'yes') };
}

/** The Match blocks that ask for a tag, or for any other. */
export function tagPatterns(blocks: readonly Block[], tag: string): readonly Block[] {
  return blocks.filter(({ criteria = [] }) =>
    criteria.some(
      ({ name, negated, argument }) =>
        name === 'tagged' && (negated || matchPatternList(tag, argument?.value ?? '', false) === 'yes'),
    ),
  );
}
