import type { Client } from '../client/client.ts';
import { own } from '../client/own.ts';
import { lowerCase } from '../syntax/ascii.ts';
import type { Argument, Directive, Span } from '../syntax/document.ts';
import { cidrListFaults } from './addresses.ts';
import { type Args, argsOf } from './args.ts';
import { line, problem } from './outcome.ts';
import type { Message, Problem, ReadContext } from './types.ts';

/** One test of a Match line, in the order in which it is made. */
export interface Criterion {
  /** In lower case: `host`, `all`, `final` … */
  readonly name: string;
  readonly negated: boolean;
  /** The pattern list, command or list of networks; undefined for `all`, `final` and `canonical`. */
  readonly argument: Argument | undefined;
  readonly span: Span;
}

/** A Match line taken apart. */
export interface MatchLine {
  readonly criteria: readonly Criterion[];
  /** What the client refuses, behind the criteria that it has tested by then. */
  readonly problem: Problem | undefined;
  /** Words that the client leaves alone, which makes them too many. */
  readonly args: Args;
}

/** Criteria with an argument -> behaviour that brought them; `` for those of the first release with Match. */
const WITH_ARGUMENT: Readonly<Record<string, string>> = {
  host: '',
  originalhost: '',
  user: '',
  localuser: '',
  exec: '',
  localnetwork: 'match-localnetwork',
  tagged: 'match-tagged',
  sessiontype: 'match-session',
  command: 'match-session',
  version: 'match-session',
};

const TIGHT_EQUALS = [
  'host',
  'originalhost',
  'user',
  'localuser',
  'localnetwork',
  'version',
  'tagged',
  'command',
  'exec',
];

/** Whether this client knows a criterion with an argument, by its name in lower case. */
export function knowsCriterion(name: string, client: Client): boolean {
  const behaviour = own(WITH_ARGUMENT, name);
  return behaviour !== undefined && (behaviour === '' || client.does(behaviour));
}

/** Every criterion that this client knows. */
export function criteriaOf(client: Client): readonly string[] {
  const bare = [
    'all',
    ...(client.does('match-canonical') ? ['canonical'] : []),
    ...(client.does('match-final') ? ['final'] : []),
  ];
  return [...bare, ...Object.keys(WITH_ARGUMENT).filter((name) => knowsCriterion(name, client))];
}

interface Word {
  readonly name: string;
  readonly negated: boolean;
  /** As written, with the `!`. */
  readonly written: string;
  readonly span: Span;
  /** The argument of `name=argument` in one word. */
  readonly tight: Argument | undefined;
}

function splitWord(argument: Argument, client: Client): Word {
  const negated = argument.value.startsWith('!') && client.does('match-negation');
  const text = negated ? argument.value.slice(1) : argument.value;
  const equals = text.indexOf('=');
  const name = lowerCase(equals === -1 ? text : text.slice(0, equals));
  const isTight =
    equals !== -1 && client.does('match-equals-tight') && TIGHT_EQUALS.includes(name) && knowsCriterion(name, client);
  const tight = isTight
    ? { value: text.slice(equals + 1), start: argument.end - (text.length - equals - 1), end: argument.end }
    : undefined;
  return { name: isTight ? name : lowerCase(text), negated, written: argument.value, span: argument, tight };
}

type Step =
  | { readonly criterion: Criterion; readonly last?: boolean }
  | { readonly messages: readonly Message[]; readonly span: Span };

/** Where reading a Match line stands. */
interface Progress {
  readonly args: Args;
  readonly client: Client;
  /** How many criteria stand before the word. */
  readonly before: number;
}

function readAll(word: Word, { args, client, before }: Progress): Step {
  const next = args.next();
  const comment = next?.value.startsWith('#') === true && client.does('match-trailing-comment');
  const most = client.does('match-negation') ? 1 : 0;
  if (before > most || (next !== undefined && next.value !== '' && !comment)) {
    return { messages: [line(`'${word.written}' cannot be combined with other Match attributes`)], span: word.span };
  }
  if (comment) args.drop();
  return { criterion: { name: 'all', negated: word.negated, argument: undefined, span: word.span }, last: true };
}

/** The criterion as written, without the `!`. */
const bareName = (word: Word): string => word.written.slice(word.negated ? 1 : 0);

/** Criteria that an empty argument may stand for. */
export const MAY_BE_EMPTY: readonly string[] = ['tagged', 'command'];

function missingArgument(word: Word, client: Client): readonly Message[] {
  if (client.does('match-missing-argument-line')) return [line(`missing argument for Match '${word.written}'`)];
  return [{ style: 'bare', text: `Missing Match criteria for ${bareName(word)}` }];
}

function readCriterion(word: Word, { args, client }: Progress): Step {
  const bare =
    (word.name === 'final' && client.does('match-final')) ||
    (word.name === 'canonical' && client.does('match-canonical'));
  if (bare) return { criterion: { name: word.name, negated: word.negated, argument: undefined, span: word.span } };
  const argument = word.tight ?? args.next();
  const emptyAllowed = client.does('match-empty-argument');
  const comment = argument?.value.startsWith('#') === true && client.does('match-trailing-comment');
  if (!argument || comment) return { messages: missingArgument(word, client), span: word.span };
  if (argument.value === '' && !(emptyAllowed && MAY_BE_EMPTY.includes(word.name))) {
    const text = `Missing Match criteria for ${word.tight ? word.name : bareName(word)}`;
    return { messages: [{ style: 'bare', text }], span: word.span };
  }
  if (!knowsCriterion(word.name, client)) {
    const text = `Unsupported Match attribute ${bareName(word)}`;
    return { messages: [{ style: 'bare', text }], span: word.span };
  }
  const faults = word.name === 'localnetwork' ? cidrListFaults(argument.value) : [];
  if (faults.length > 0) return { messages: faults.map((text) => ({ style: 'bare', text }) as const), span: argument };
  const span = { start: word.span.start, end: Math.max(argument.end, word.span.end) };
  return { criterion: { name: word.name, negated: word.negated, argument, span } };
}

function refusal(step: { readonly messages: readonly Message[]; readonly span: Span }, context: ReadContext): Problem {
  const messages = [...step.messages, line('Bad Match condition')];
  return problem({ code: 'bad-match', span: step.span, messages }, context);
}

const NONE = 'One or more attributes required for Match';

/** A Match line of `text` as match_cfg_line of readconf.c takes it apart; nothing is tested yet. */
export function readMatch(text: string, directive: Directive, context: ReadContext): MatchLine {
  const { client } = context;
  const args = argsOf(text, directive, client.does('match-shell-words'));
  const criteria: Criterion[] = [];
  const isEnd = ({ value }: Argument): boolean => value === '' && !client.does('match-shell-words');
  for (let argument = args.next(); argument && !isEnd(argument); argument = args.next()) {
    if (argument.value.startsWith('#') && client.does('match-trailing-comment')) {
      args.drop();
      break;
    }
    const word = splitWord(argument, client);
    const progress = { args, client, before: criteria.length };
    const step = word.name === 'all' ? readAll(word, progress) : readCriterion(word, progress);
    if ('messages' in step) return { criteria, problem: refusal(step, context), args };
    criteria.push(step.criterion);
    if (step.last) return { criteria, problem: undefined, args };
  }
  if (criteria.length > 0) return { criteria, problem: undefined, args };
  const messages: readonly Message[] = [{ style: 'bare', text: NONE }];
  return { criteria, problem: refusal({ messages, span: directive.keyword }, context), args };
}
