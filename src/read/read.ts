import type { KeywordFacts, OptionFacts } from '../client/client.ts';
import type { Directive, Document, Shape } from '../syntax/document.ts';
import { truncateBytes } from '../syntax/source.ts';
import { readAlgorithms } from './algorithms.ts';
import { type Args, argsOf } from './args.ts';
import { readForward } from './forwards.ts';
import { allArguments } from './lists.ts';
import { NOTHING, type Outcome, problem } from './outcome.ts';
import { type Reader, readCommand, readInt, readPortOption, readString, readTimeOption, readWord } from './simple.ts';
import { SPECIAL_READERS } from './special.ts';
import type { Problem, ReadContext, Reading } from './types.ts';

/** Keywords that steer the reading itself; resolve/ acts on them. */
const STEERING: ReadonlySet<string> = new Set(['host', 'match', 'include']);

/** Whether a keyword, in lower case, is Host, Match or Include. */
export function isSteering(name: string): boolean {
  return STEERING.has(name);
}

function readerFor(option: OptionFacts): Reader {
  const special = SPECIAL_READERS[option.id];
  if (special) return special;
  if (option.id === 'port') return readPortOption;
  switch (option.kind) {
    case 'flag':
    case 'enum':
      return readWord;
    case 'int':
      return readInt;
    case 'time':
      return readTimeOption;
    case 'command':
      return readCommand;
    case 'algorithms':
      return readAlgorithms;
    case 'forward':
      return readForward;
    case 'files':
      return SPECIAL_READERS.userknownhostsfile ?? readString;
    case 'string':
    case 'path':
    case 'special':
      return readString;
  }
}

function unknownKeyword(directive: Directive): Problem {
  return {
    code: 'unknown-keyword',
    messages: [{ style: 'colon', text: `Bad configuration option: ${directive.name}` }],
    span: directive.keyword,
    weight: 'bad',
    onlyActive: false,
  };
}

function unsupported(directive: Directive): Problem {
  return {
    code: 'unsupported-keyword',
    messages: [{ style: 'line', text: `Unsupported option "${directive.name}"` }],
    span: directive.keyword,
    weight: 'note',
    onlyActive: false,
  };
}

/** What the client says of words that are left over behind those that were taken. */
export function leftOver(args: Args, directive: Directive, context: ReadContext): readonly Problem[] {
  const extra = args.next();
  if (!extra) return [];
  // Behind the last word, strdelim(3) gives an empty one; a written `""` is a word.
  if (extra.start === extra.end) return [];
  if (context.client.does('argv-split')) {
    const messages = `keyword ${directive.name} extra arguments at end of line`;
    return [
      problem({ code: 'extra-arguments', span: { start: extra.start, end: directive.rest.end }, messages }, context),
    ];
  }
  if (extra.value === '') return [];
  const messages = `garbage at end of line; "${truncateBytes(extra.value, 200)}".`;
  return [
    problem({ code: 'extra-arguments', span: { start: extra.start, end: directive.rest.end }, messages }, context),
  ];
}

/** The clients up to 8.6 stop at an empty word of Include, and refuse what stands behind it. */
export function leftOverOfInclude(text: string, directive: Directive, context: ReadContext): readonly Problem[] {
  if (context.client.does('argv-split')) return [];
  const args = argsOf(text, directive, false);
  allArguments(args, false);
  return leftOver(args, directive, context);
}

function noArgument(directive: Directive, context: ReadContext): Problem {
  const messages = `no argument after keyword "${directive.name}"`;
  return problem({ code: 'missing-argument', span: directive.keyword, messages }, context);
}

function invalidQuotes(directive: Directive, context: ReadContext): Problem {
  return problem({ code: 'unbalanced-quotes', span: directive.rest, messages: 'invalid quotes' }, context);
}

interface Line {
  readonly text: string;
  readonly directive: Directive;
  readonly context: ReadContext;
}

function readValue({ text, directive, context }: Line, facts: KeywordFacts): Outcome {
  if (facts.state === 'unsupported') return { settings: [], problems: [unsupported(directive)] };
  if (facts.state !== 'active' || !facts.option || isSteering(facts.option.id)) return NOTHING;
  const args = argsOf(text, directive, context.client.does('argv-split'));
  const outcome = readerFor(facts.option)(args, facts.option, context);
  if (outcome.problems.some(({ weight }) => weight !== 'note')) return outcome;
  return { settings: outcome.settings, problems: [...outcome.problems, ...leftOver(args, directive, context)] };
}

/**
 * What a line means to one client, whatever the destination. Host, Match and Include give no settings. A keyword that
 * IgnoreUnknown may cover is reported as unknown: only who resolves knows what is ignored.
 */
export function readDirective(text: string, directive: Directive, context: ReadContext): Reading {
  const { client } = context;
  const facts = client.keyword(directive.name);
  const argv = client.does('argv-split');
  if (argv && directive.problem === 'missing-argument') {
    return { facts, settings: [], problems: [noArgument(directive, context)] };
  }
  const unknown = facts === undefined ? [unknownKeyword(directive)] : [];
  if (argv && directive.problem === 'unbalanced-quotes') {
    return { facts, settings: [], problems: [...unknown, invalidQuotes(directive, context)] };
  }
  if (facts === undefined) return { facts, settings: [], problems: unknown };
  return { facts, ...readValue({ text, directive, context }, facts) };
}

/** The reading of a line of a document. */
export type ReadLine = (document: Document, directive: Directive) => Reading;

/** Where nothing is wrong, a reading holds no place: lines with the same text share it. */
function isShared(reading: Reading): boolean {
  return reading.problems.length === 0;
}

/** Reads each text of a line once. Lines that only steer say nothing by themselves. */
export function readerOf(context: ReadContext): ReadLine {
  const shared = new Map<Shape, Reading>();
  const steering = new Map([...STEERING].map((name) => [name, steeringReading(name, context)] as const));
  return (document, directive) => {
    const { shape } = directive;
    const before = (shape.problem === undefined ? steering.get(shape.name) : undefined) ?? shared.get(shape);
    if (before) return before;
    const reading = readDirective(document.source.text, directive, context);
    if (isShared(reading)) shared.set(shape, reading);
    return reading;
  };
}

function steeringReading(name: string, { client }: ReadContext): Reading | undefined {
  const facts = client.keyword(name);
  return facts && { facts, settings: [], problems: [] };
}
