import type { Config, Step } from '../load/config.ts';
import { matchPatternList } from '../syntax/pattern.ts';
import { everyKeyword, type History, keywordHistory, spelling } from './history.ts';
import { invisibleIn } from './invisible.ts';
import { meant } from './nearest.ts';
import { SERVER_KEYWORDS } from './server-keywords.ts';

/** Why an IgnoreUnknown that names a keyword does not silence it. */
export interface Ineffective {
  readonly reason: 'below' | 'second' | 'block' | 'other';
  /** The line that names the keyword. */
  readonly line: Step;
  /** The IgnoreUnknown that counts instead. */
  readonly instead: Step | undefined;
}

/** What a keyword is that the client does not know. */
export type Unknown =
  | { readonly kind: 'ineffective'; readonly ineffective: Ineffective }
  | { readonly kind: 'apple' | 'vendor' | 'newer' | 'gone'; readonly history: History }
  | { readonly kind: 'server'; readonly meant: string | undefined }
  | { readonly kind: 'invisible' }
  | { readonly kind: 'template' }
  | { readonly kind: 'misspelt'; readonly meant: string | undefined };

/** How many IgnoreUnknown lines are weighed: the first one that always applies ends the search anyway. */
const MOST_LINES = 50;

const listOf = (step: Step): string => step.reading.settings[0]?.values[0] ?? '';
const names = (step: Step, keyword: string): boolean => matchPatternList(keyword, listOf(step), true) === 'yes';

/** Undefined: silenced wherever the file is read. `none`: nobody tries to. */
function silencing(step: Step, lines: readonly Step[]): Ineffective | 'none' | undefined {
  const keyword = step.directive.name;
  const above = lines.filter(({ order }) => order < step.order).slice(0, MOST_LINES);
  const counts = above.find(({ block }) => block.universal);
  const naming = lines.find((line) => names(line, keyword));
  if (counts && names(counts, keyword)) {
    const instead = above.find((line) => line.order < counts.order && !names(line, keyword));
    return instead && { reason: 'other', line: counts, instead };
  }
  if (naming === undefined) return 'none';
  if (counts && counts.order < naming.order) return { reason: 'second', line: naming, instead: counts };
  if (naming.order > step.order) return { reason: 'below', line: naming, instead: undefined };
  return { reason: 'block', line: naming, instead: undefined };
}

function whatItIs(name: string): Unknown {
  const history = keywordHistory(name);
  if (history) {
    if (name === 'usekeychain') return { kind: 'apple', history };
    if (history.since === undefined) return { kind: 'vendor', history };
    return { kind: history.gone === undefined ? 'newer' : 'gone', history };
  }
  if (invisibleIn(name)) return { kind: 'invisible' };
  if (/^(?:\{\{|\{%|\{#|<%|@@|\$\{|__)/.test(name)) return { kind: 'template' };
  const server = SERVER_KEYWORDS.get(name);
  if (server !== undefined) return { kind: 'server', meant: server === '' ? undefined : server };
  const near = meant(name, everyKeyword());
  return { kind: 'misspelt', meant: near === undefined ? undefined : spelling(near) };
}

/** Says of each line with an unknown keyword what it is. */
export function classifier(config: Config): (step: Step) => Unknown | undefined {
  const lines = config.steps.filter(
    ({ directive, reading }) => directive.name === 'ignoreunknown' && reading.settings.length > 0,
  );
  const kinds = new Map<string, Unknown>();
  return (step) => {
    const silenced = silencing(step, lines);
    if (silenced === undefined) return undefined;
    if (silenced !== 'none') return { kind: 'ineffective', ineffective: silenced };
    const { name } = step.directive;
    const known = kinds.get(name) ?? whatItIs(name);
    kinds.set(name, known);
    return known;
  };
}
