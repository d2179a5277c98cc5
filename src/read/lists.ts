import { equalsIgnoringCase } from '../syntax/ascii.ts';
import type { Argument } from '../syntax/document.ts';
import type { Args } from './args.ts';
import { readTime } from './numbers.ts';
import { done, NOTHING, type Outcome, refuse, set } from './outcome.ts';
import type { Reader } from './simple.ts';
import type { ReadContext, Setting } from './types.ts';

/** All arguments that are left; the clients up to 8.6 stop at an empty one. */
export function allArguments(args: Args, argv: boolean): readonly Argument[] {
  const found: Argument[] = [];
  for (let argument = args.next(); argument; argument = args.next()) {
    if (!argv && argument.value === '') break;
    found.push(argument);
  }
  return found;
}

/** How a list is read, and what ssh says of it. */
export interface ListForm {
  /** The option's id, which is also its name in messages. */
  readonly keyword: string;
  /** Words that must stand alone. */
  readonly alone: readonly string[];
  readonly limit: Setting['limit'];
  /** An empty entry is left to `check`. */
  readonly takesEmpty?: boolean;
  /** A fault of one entry, or undefined. */
  readonly check: (argument: Argument, context: ReadContext) => Outcome | undefined;
}

interface Entry {
  readonly argument: Argument;
  /** Nothing else stands in the list. */
  readonly only: boolean;
}

function entryFault({ argument, only }: Entry, form: ListForm, context: ReadContext): Outcome | undefined {
  const { keyword, alone, takesEmpty } = form;
  if (argument.value === '' && takesEmpty !== true) {
    return refuse({ code: 'empty-argument', span: argument, messages: `keyword ${keyword} empty argument` }, context);
  }
  if (!alone.some((word) => equalsIgnoringCase(word, argument.value))) return form.check(argument, context);
  if (only) return undefined;
  const named = context.client.does('none-alone-names-argument') && alone.length > 1 ? argument.value : 'none';
  const messages = `keyword ${keyword} "${named}" argument must appear alone.`;
  return refuse({ code: 'none-not-alone', span: argument, messages }, context);
}

/** Lists that must hold something, where a client minds. */
const NEVER_EMPTY = [
  'sendenv',
  'setenv',
  'canonicaldomains',
  'canonicalizepermittedcnames',
  'channeltimeout',
  'revokedhostkeys',
];

/** Nothing but a comment stands behind the keyword. */
export function noneGiven(args: Args, keyword: string, context: ReadContext): Outcome {
  if (!NEVER_EMPTY.includes(keyword) || !context.client.does('empty-lists-named')) return NOTHING;
  return refuse(
    { code: 'missing-argument', span: args.raw, messages: `no ${keyword} specified`, fatal: true },
    context,
  );
}

/** A list that one line sets as a whole (from 8.7): entries in front of a fault are kept. */
export function readList(args: Args, form: ListForm, context: ReadContext): Outcome {
  const found = allArguments(args, true);
  if (found.length === 0) return noneGiven(args, form.keyword, context);
  const good: string[] = [];
  let problems: Outcome['problems'] = [];
  for (const argument of found) {
    const fault = entryFault({ argument, only: found.length === 1 }, form, context);
    if (fault) {
      problems = fault.problems;
      break;
    }
    good.push(argument.value);
  }
  return { settings: good.length > 0 ? [{ ...set(form.keyword, good), limit: form.limit }] : [], problems };
}

/** The check of a list that may hold anything. */
export const acceptAll = (): undefined => undefined;

/** LogVerbose keeps the first entry of its first line only. */
export const readLogVerbose: Reader = (args, option, context) => {
  const { client } = context;
  const form = { keyword: option.id, alone: ['none'], limit: undefined, check: acceptAll };
  if (client.does('argv-split')) {
    const outcome = readList(args, form, context);
    return {
      ...outcome,
      settings: outcome.settings.map((setting) => ({ ...setting, values: setting.values.slice(0, 1) })),
    };
  }
  const values = allArguments(args, false).map(({ value }) => value);
  return values.length === 0 ? NOTHING : done(set(option.id, values));
};

const checkTimeout = (argument: Argument, context: ReadContext): Outcome | undefined => {
  const equals = argument.value.indexOf('=');
  const valid = equals > 0 && readTime(argument.value.slice(equals + 1), context) !== undefined;
  if (valid) return undefined;
  const text = `invalid channel timeout ${argument.value}`;
  return refuse({ code: 'bad-time', span: argument, messages: text, fatal: true }, context);
};

/** ChannelTimeout: entries of a name, `=` and a time. */
export const readChannelTimeout: Reader = (args, option, context) =>
  readList(
    args,
    { keyword: option.id, alone: ['none'], limit: undefined, takesEmpty: true, check: checkTimeout },
    context,
  );
