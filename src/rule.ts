import type * as valibot from 'valibot';
import type { Client } from './client/client.ts';
import type { Analysis } from './lint/analysis.ts';
import type { Effective } from './lint/effective.ts';
import type { Category, Location, Note, Problem, Severity, TextEdit } from './lint/finding.ts';
import type { Connection, NamedFile, NamedPlace } from './lint/surroundings.ts';
import type { Block, Config, FileProblem, FileProblemKind, Inclusion, Step } from './load/config.ts';
import type { ProblemCode, Problem as Refusal } from './read/types.ts';
import type { Argument, Document, Source, Span } from './syntax/document.ts';

export type { Client } from './client/client.ts';
export type { Analysis } from './lint/analysis.ts';
export type { Fix, Note, Problem, Severity, TextEdit } from './lint/finding.ts';
export type { Block, Config, FileProblem, Inclusion, Step } from './load/config.ts';
export type { Problem as Refusal, ProblemCode } from './read/types.ts';
export type { Argument, Directive, Span } from './syntax/document.ts';

/** What a rule may ask besides the node that it looks at. */
export interface Context<Options = unknown> {
  readonly client: Client;
  readonly config: Config;
  readonly options: Options;
  /** Ids of the policies that the configuration has. */
  readonly policies: readonly string[];
  /** What the agent of the environment has besides the default keys, as it calls them; undefined where nobody can say. */
  readonly foreignKeys: () => readonly string[] | undefined;
  /** What is known of the config as a whole, worked out when first asked for. */
  readonly analysis: Analysis;
}

/** A line that the client refuses or complains of, with one reason. */
export interface Refused {
  readonly step: Step;
  readonly refusal: Refusal;
}

/** The lowest rung that will do: a line before a block, a block before a file, a file before the config. */
export interface Check<Options> {
  /** Lines with one of `keywords`, that this client reads without complaint. */
  directive?(step: Step, context: Context<Options>): Iterable<Problem>;
  /** Of the same lines those that some destination gets, each once, with the destinations that it reaches. */
  setting?(found: Effective, context: Context<Options>): Iterable<Problem>;
  /** Lines with a refusal of one of `codes`. */
  refused?(found: Refused, context: Context<Options>): Iterable<Problem>;
  /** Match blocks with one of `criteria`. */
  block?(block: Block, context: Context<Options>): Iterable<Problem>;
  inclusion?(inclusion: Inclusion, context: Context<Options>): Iterable<Problem>;
  document?(document: Document, context: Context<Options>): Iterable<Problem>;
  /** A destination of whose server something is known, with what is foretold of it. Without knowledge of the world, none. */
  connection?(found: Connection, context: Context<Options>): Iterable<Problem>;
  /** A line that names a file of keys or known hosts, with what stands there. Without knowledge of the world, none. */
  namedFile?(found: NamedFile, context: Context<Options>): Iterable<Problem>;
  /** A line that names a socket, a library or a program. Without knowledge of the world, none. */
  namedPlace?(found: NamedPlace, context: Context<Options>): Iterable<Problem>;
  /** What is wrong with a file as a whole, of one of `kinds`. */
  file?(problem: FileProblem, context: Context<Options>): Iterable<Problem>;
  /** Where `keywords` are given, a config with one of them. */
  config?(config: Config, context: Context<Options>): Iterable<Problem>;
}

/** What the shape of options is made of. */
export type OptionParts = Pick<
  typeof valibot,
  'strictObject' | 'pipe' | 'number' | 'integer' | 'minValue' | 'array' | 'picklist'
>;

export interface RuleDefinition<Options> {
  /** `<area>-<pattern>`, the name of its file. */
  readonly id: string;
  /** Completes «finds that …». */
  readonly description: string;
  readonly category: Category;
  readonly severity: Severity;
  /** The smallest preset that it belongs to. */
  readonly preset: 'recommended' | 'strict' | 'all';
  readonly since: string;
  readonly fixable?: 'safe' | 'unsafe';
  readonly sources?: readonly string[];
  /** The releases of OpenSSH that it is about, for its page: `before 9.6`. Without it, those that know some of `keywords`. */
  readonly clients?: string;
  /** Keywords in lower case, for `check.directive`, `check.setting` and `check.config`. */
  readonly keywords?: readonly string[];
  /** Only lines with an argument of this form are shown to `check.directive` and `check.setting`. */
  readonly about?: RegExp;
  /** In lower case, for `check.block`. */
  readonly criteria?: readonly string[];
  /** For `check.refused`. */
  readonly codes?: readonly ProblemCode[];
  /** For `check.file`. */
  readonly kinds?: readonly FileProblemKind[];
  /** Made of what it is given, so that nothing of it is loaded before a configuration has options. */
  readonly options?: (v: OptionParts) => valibot.GenericSchema;
  readonly defaults?: Options;
  readonly check: Check<Options>;
}

export type Rule = RuleDefinition<unknown>;

export function defineRule<Options>(rule: RuleDefinition<Options>): Rule {
  return rule;
}

/** Where the page of a rule stands. */
export function ruleUrl(id: string): string {
  return `https://github.com/ssh-lint/ssh-lint/blob/main/rules/${id}.md`;
}

interface HasSource {
  readonly document: Document;
}

export function locate({ document }: HasSource, span: Span): Location {
  return { source: document.source, span: { start: span.start, end: span.end } };
}

/** Keyword and value of a line, without comment. */
export function wholeLine(step: Step): Location {
  const { keyword, rest, args, comment } = step.directive;
  const end = comment === undefined ? rest.end : (args.at(-1)?.end ?? keyword.end);
  return locate(step, { start: keyword.start, end: Math.max(end, keyword.end) });
}

/** Where something is said of a file that has no text to show. */
export function startOf(source: Source): Location {
  return { source, span: { start: 0, end: 0 } };
}

export function note(message: string, at?: Location): Note {
  return { message, at };
}

/** What stands in a place. */
export function textAt({ document }: HasSource, span: Span): string {
  return document.source.text.slice(span.start, span.end);
}

export function replace(at: HasSource, span: Span, text: string): TextEdit {
  return { ...locate(at, span), text };
}

/** Text of the user's in a message: short, on one line. */
export function quoted(text: string, longest = 60): string {
  const shown = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return `\`${shown}\``;
}

/** `a`, `a` and `b`, `a`, `b` and 3 more. */
export function listed(words: readonly string[], most = 6): string {
  const shown = words.length > most ? words.slice(0, most - 1) : words;
  const names = shown.map((word) => quoted(word));
  const last = words.length > most ? `${words.length - shown.length} more` : names.pop();
  return names.length === 0 ? (last ?? '') : `${names.join(', ')} and ${last ?? ''}`;
}

/** `a`, `b` or `c`. */
export function either(words: readonly string[]): string {
  const names = words.map((word) => quoted(word));
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/** Whether nothing but blank lines and comments follows in the file. */
export function isLastLine({ document, directive }: Step): boolean {
  return (
    document.source.text
      .slice(directive.end)
      .replace(/^[ \t]*#[^\n]*$/gm, '')
      .trim() === ''
  );
}

/** The arguments of a line with these values. Most lines have none, and then no place is worked out. */
export function argumentsWhere({ directive }: Step, test: (value: string) => boolean): readonly Argument[] {
  if (!directive.shape.args.some(({ value }) => test(value))) return [];
  return directive.args.filter(({ value }) => test(value));
}

/** The keyword as ssh_config(5) spells it. */
export function keywordOf({ reading, directive }: Step): string {
  return reading.facts?.name ?? directive.keyword.value;
}

export { maySkip } from './fix/silence.ts';
export { belongTogether, isReadBy, permissionsAreTooOpen, publicIn } from './keys/key-file.ts';
export type { DamagedLine } from './keys/types.ts';
export {
  type NamedOffer,
  namedOffers,
  onlyNamedKeys,
  rivalsOf,
  takesAccountFromKey,
  usurperOf,
} from './lint/accounts.ts';
export {
  algorithmKeywords,
  isPlusSyntax,
  isPostQuantum,
  kindOfAlgorithm,
  meantAlgorithm,
  newestDefaults,
  offerOf,
  type UnknownName,
  unknownGssapiNames,
  unknownNames,
  weakNames,
} from './lint/algorithms.ts';
export { certificateOf, dayOf } from './lint/certificates.ts';
export { valueIn } from './lint/decided.ts';
export { type Effective, reachOf } from './lint/effective.ts';
export { foretold, knowsOnlySha1, wrongKnob } from './lint/foretold.ts';
export { contradicts, guardsOf, mayMeet } from './lint/guards.ts';
export {
  algorithmHistory,
  criterionHistory,
  type History,
  isMatterOfBuild,
  keywordHistory,
  olderSpelling,
  retiredIn,
  retiredKeywords,
  spelling,
  wordHistory,
} from './lint/history.ts';
export { pinOf, placeOf, withdrawnKeysOf } from './lint/host-keys.ts';
export { type Invisible, invisibleIn, straight } from './lint/invisible.ts';
export { hopsOf, isDirect, jumpToItself, nextHop } from './lint/jumps.ts';
export { indentOf, insertBefore, insertBehind, removeLine, skipping, withoutOthers } from './lint/line-edits.ts';
export { listenersOf } from './lint/listeners.ts';
export { isLoopback, isLoopbackName } from './lint/loopback.ts';
export { type Unneeded, unneededFor } from './lint/markers.ts';
export { isOldComment, isSpaceList } from './lint/match-words.ts';
export { meant, nearest } from './lint/nearest.ts';
export { type StandingComment, standingComments } from './lint/policy-comments.ts';
export { openQuoteIn } from './lint/quotes.ts';
export { cannotRead, knownReaders, type Misread, misreadsOf, together } from './lint/readers.ts';
export { destinationsOf } from './lint/scope.ts';
export { forbiddenName } from './lint/sha1.ts';
export type { Shadow } from './lint/shadow.ts';
export { routeOf, socketFix, socketKey, socketLength } from './lint/socket.ts';
export { isDead, isUserFile, valueOfStep } from './lint/steps.ts';
export type { Connection, NamedFile, NamedPlace } from './lint/surroundings.ts';
export { strangeTokens } from './lint/tokens.ts';
export { meantWord, namedWords, takes } from './lint/values.ts';
export { weakness } from './lint/weak.ts';
export { tagIn } from './load/looks.ts';
export { newTypes } from './predict/forbidden.ts';
export type { Forward } from './read/forward-spec.ts';
export { criteriaOf } from './read/match.ts';
export { isValidUser } from './read/names.ts';
export { equalsIgnoringCase, lowerCase } from './syntax/ascii.ts';
export { isCancelled, isCovered } from './syntax/cover.ts';
export { hasWildcard, matchPattern } from './syntax/pattern.ts';
