import type { OptionFacts } from '../client/client.ts';
import { lowerCase } from '../syntax/ascii.ts';
import type { Args } from './args.ts';
import { INT_MAX, readPort, readTime, strtol, strtonum, toInt } from './numbers.ts';
import { done, line, type Outcome, refuse, set } from './outcome.ts';
import type { Message, ReadContext } from './types.ts';

/** Reads the value of one option: takes its arguments, answers with what they set and what is wrong with them. */
export type Reader = (args: Args, option: OptionFacts, context: ReadContext) => Outcome;

/** The refusal of a line without value; `text` is what ssh says. */
export function missing(args: Args, context: ReadContext, text = 'Missing argument.'): Outcome {
  return refuse({ code: 'missing-argument', span: args.raw, messages: text }, context);
}

/** The printed word for what is written, or undefined. */
export function findWord(option: OptionFacts, text: string): string | undefined {
  return option.words?.get(option.ignoreCase ? lowerCase(text) : text);
}

/** What ssh says where a word is missing; `written` is what it prints in its place. */
function missingWord(option: OptionFacts, written: string, { client }: ReadContext): readonly Message[] {
  if (!client.does('multistate-tables')) {
    return [line(option.kind === 'flag' ? 'Missing yes/no argument.' : 'missing argument.')];
  }
  const first = line('missing argument.');
  return client.does('counts-value-errors') ? [first, line(`unsupported option "${written}".`)] : [first];
}

/** yes/no and the other closed sets of words. */
export const readWord: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') {
    const messages = missingWord(option, argument ? '' : '(null)', context);
    return refuse({ code: 'missing-argument', span: args.raw, messages }, context);
  }
  const printed = findWord(option, argument.value);
  if (printed !== undefined) return done(set(option.id, printed));
  const old = option.kind === 'flag' ? 'Bad yes/no argument.' : `unsupported option "${argument.value}".`;
  const text = context.client.does('multistate-tables') ? `unsupported option "${argument.value}".` : old;
  return refuse({ code: 'bad-value', span: argument, messages: text }, context);
};

/** A number as strtol(3) reads it, base 0: junk behind it is ignored. Up to 7.6. The number, or why there is none. */
function readOldNumber(args: Args, context: ReadContext): { value: number } | Outcome {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  if (!/^[0-9]/.test(argument.value)) {
    return refuse({ code: 'bad-number', span: argument, messages: 'Bad number.' }, context);
  }
  return { value: toInt(strtol(argument.value, 0).value) };
}

/** A whole number that is not negative. */
export const readInt: Reader = (args, option, context) => {
  if (!context.client.does('decimal-integers')) {
    const old = readOldNumber(args, context);
    if (!('value' in old)) return old;
    return old.value === -1 ? done() : done(set(option.id, String(old.value)));
  }
  const argument = args.next();
  const value = argument && argument.value !== '' ? strtonum(argument.value, 0, INT_MAX) : 'missing';
  if (typeof value === 'number') return done(set(option.id, String(value)));
  return refuse({ code: 'bad-number', span: argument ?? args.raw, messages: `integer value ${value}.` }, context);
};

/** A length of time, kept in seconds. */
export const readTimeOption: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context, 'missing time value.');
  if (argument.value === 'none' && context.client.does('time-none')) return done();
  const value = readTime(argument.value, context);
  // -1 is «not set», also where a time has wrapped round to it.
  if (value !== undefined) return value === -1 ? done() : done(set(option.id, String(value)));
  return refuse({ code: 'bad-time', span: argument, messages: 'invalid time value.' }, context);
};

/** Port: a number or, from 7.9, the name of a service. */
export const readPortOption: Reader = (args, option, context) => {
  if (!context.client.does('port-service-names')) return readInt(args, option, context);
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  const value = readPort(argument.value, context);
  if (value > 0) return done(set(option.id, String(value)));
  return refuse({ code: 'bad-port', span: argument, messages: `Bad port '${argument.value}'.` }, context);
};

/** Any text of one word. */
export const readString: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  return done(set(option.id, argument.value));
};

/** The rest of the line, quotes and all. */
export const readCommand: Reader = (args, option, context) => {
  if (args.nothing) return missing(args, context);
  const value = args.raw.value.replace(/^[ \t\r\n=]+/, '');
  args.drop();
  return done(set(option.id, value, option.id === 'proxycommand' ? 'command' : 'first'));
};
