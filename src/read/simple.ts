import type { OptionFacts } from '../client/client.ts';
import { lowerCase } from '../syntax/ascii.ts';
import type { Args } from './args.ts';
import { INT_MAX, readPort, readTime, strtol, strtonum, toInt } from './numbers.ts';
import { done, type Outcome, refuse, set } from './outcome.ts';
import type { ReadContext } from './types.ts';

export type Reader = (args: Args, option: OptionFacts, context: ReadContext) => Outcome;

export function missing(args: Args, context: ReadContext, text = 'Missing argument.'): Outcome {
  return refuse({ code: 'missing-argument', span: args.raw, messages: text }, context);
}

/** The printed word for what is written, or undefined. */
export function findWord(option: OptionFacts, text: string): string | undefined {
  return option.words?.get(option.ignoreCase ? lowerCase(text) : text);
}

function missingWord(args: Args, option: OptionFacts, context: ReadContext, written: string): Outcome {
  const { client } = context;
  if (!client.does('multistate-tables')) {
    return missing(args, context, option.kind === 'flag' ? 'Missing yes/no argument.' : 'missing argument.');
  }
  const first = { style: 'line', text: 'missing argument.' } as const;
  if (!client.does('counts-value-errors'))
    return refuse({ code: 'missing-argument', span: args.raw, messages: [first] }, context);
  const second = { style: 'line', text: `unsupported option "${written}".` } as const;
  return refuse({ code: 'missing-argument', span: args.raw, messages: [first, second] }, context);
}

/** yes/no and the other closed sets of words. */
export const readWord: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missingWord(args, option, context, argument ? '' : '(null)');
  const printed = findWord(option, argument.value);
  if (printed !== undefined) return done(set(option.id, printed));
  const old = option.kind === 'flag' ? 'Bad yes/no argument.' : `unsupported option "${argument.value}".`;
  const text = context.client.does('multistate-tables') ? `unsupported option "${argument.value}".` : old;
  return refuse({ code: 'bad-value', span: argument, messages: text }, context);
};

/** A number as strtol(3) reads it, base 0: junk behind it is ignored. Up to 7.6. */
function readOldNumber(args: Args, context: ReadContext): { value: number } | Outcome {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  if (!/^[0-9]/.test(argument.value)) {
    return refuse({ code: 'bad-number', span: argument, messages: 'Bad number.' }, context);
  }
  return { value: toInt(strtol(argument.value, 0).value) };
}

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

export const readTimeOption: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context, 'missing time value.');
  if (argument.value === 'none' && context.client.does('time-none')) return done();
  const value = readTime(argument.value, context);
  if (value !== undefined) return done(set(option.id, String(value)));
  return refuse({ code: 'bad-time', span: argument, messages: 'invalid time value.' }, context);
};

export const readPortOption: Reader = (args, option, context) => {
  if (!context.client.does('port-service-names')) return readInt(args, option, context);
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  const value = readPort(argument.value, context);
  if (value > 0) return done(set(option.id, String(value)));
  return refuse({ code: 'bad-port', span: argument, messages: `Bad port '${argument.value}'.` }, context);
};

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
