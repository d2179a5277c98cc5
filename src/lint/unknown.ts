import { once } from '../client/memo.ts';
import type { Config, Step } from '../load/config.ts';
import { lowerCase } from '../syntax/ascii.ts';
import { hasWildcard, matchPatternList } from '../syntax/pattern.ts';
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

/** How many lines are weighed where one has to be found: so many of them are no accident. */
const MOST_LINES = 50;

const listOf = (step: Step): string => step.reading.settings[0]?.values[0] ?? '';
const names = (step: Step, keyword: string): boolean => matchPatternList(keyword, listOf(step), true) === 'yes';

/** The IgnoreUnknown lines of a config, so that the one that counts and the one that names a keyword are found at once. */
export interface Silencers {
  /** The first one that always applies. */
  readonly always: Step | undefined;
  /** Those before it. */
  readonly sometimes: readonly Step[];
  readonly naming: (keyword: string) => Step | undefined;
}

export function silencersOf(config: Config): Silencers {
  const lines = config.steps.filter(
    ({ directive, reading }) => directive.name === 'ignoreunknown' && reading.settings.length > 0,
  );
  const literals = new Map<string, Step>();
  const wild: Step[] = [];
  for (const line of lines) {
    if (hasWildcard(listOf(line)) && wild.length < MOST_LINES) wild.push(line);
    for (const name of lowerCase(listOf(line)).split(',')) if (!literals.has(name)) literals.set(name, line);
  }
  const naming = (keyword: string): Step | undefined => {
    const plain = literals.get(keyword);
    const first = [...wild, ...(plain ? [plain] : [])].toSorted((a, b) => a.order - b.order);
    return first.find((line) => names(line, keyword));
  };
  const at = lines.findIndex(({ block }) => block.universal);
  return { always: lines[at], sometimes: lines.slice(0, at === -1 ? undefined : at).slice(0, MOST_LINES), naming };
}

/** Undefined: silenced wherever the file is read. `none`: nobody tries to. */
function silencing(step: Step, { always, sometimes, naming }: Silencers): Ineffective | 'none' | undefined {
  const keyword = step.directive.name;
  const counts = always && always.order < step.order ? always : undefined;
  if (counts && names(counts, keyword)) {
    const instead = sometimes.find((line) => !names(line, keyword));
    return instead && { reason: 'other', line: counts, instead };
  }
  const line = naming(keyword);
  if (line === undefined) return 'none';
  if (counts && counts.order < line.order) return { reason: 'second', line, instead: counts };
  return { reason: line.order > step.order ? 'below' : 'block', line, instead: undefined };
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
export function classifier(silencers: Silencers): (step: Step) => Unknown | undefined {
  const kindOf = once(whatItIs);
  return (step) => {
    const silenced = silencing(step, silencers);
    if (silenced === undefined) return undefined;
    return silenced === 'none' ? kindOf(step.directive.name) : { kind: 'ineffective', ineffective: silenced };
  };
}
