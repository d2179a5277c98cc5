import { own } from '../client/own.ts';
import { lowerCase } from '../syntax/ascii.ts';
import type { Argument } from '../syntax/document.ts';
import type { Args } from './args.ts';
import { expand } from './expand.ts';
import { readTime } from './numbers.ts';
import { done, line, type Outcome, refuse, set } from './outcome.ts';
import { findWord, missing, type Reader, readWord } from './simple.ts';
import type { ReadContext } from './types.ts';

const FLAG_WORDS: Readonly<Record<string, string>> = { yes: 'yes', true: 'yes', no: 'no', false: 'no' };

const ADD_KEYS_WORDS: Readonly<Record<string, string>> = {
  yes: 'true',
  true: 'true',
  no: 'false',
  false: 'false',
  ask: 'ask',
  confirm: 'confirm',
};

const badTime = (argument: Argument, context: ReadContext): Outcome =>
  refuse({ code: 'bad-time', span: argument, messages: 'invalid time value.' }, context);

/** Counted errors come in two: the argument is missing, and what is there is no option. */
function missingKeyWord(args: Args, context: ReadContext): Outcome {
  if (!context.client.does('counts-value-errors')) return missing(args, context, 'missing argument.');
  const messages = [line('missing argument.'), line('unsupported option')];
  return refuse({ code: 'missing-argument', span: args.raw, messages }, context);
}

/** AddKeysToAgent: a word and, from 8.4, a life time. */
export const readAddKeysToAgent: Reader = (args, option, context) => {
  const first = args.next();
  if (!context.client.does('add-keys-lifetime')) {
    if (!first || first.value === '') return missing(args, context, 'missing argument.');
    const word = findWord(option, first.value);
    if (word !== undefined) return done(set(option.id, word));
    return refuse({ code: 'bad-value', span: first, messages: `unsupported option "${first.value}".` }, context);
  }
  const second = args.next();
  if (!first || first.value === '') return missingKeyWord(args, context);
  const word = own(ADD_KEYS_WORDS, lowerCase(first.value));
  if (word === 'confirm' && second) {
    const time = readTime(second.value, context);
    return time === undefined
      ? badTime(second, context)
      : done(set(option.id, time > 0 ? `confirm ${time}` : 'confirm'));
  }
  if (word === undefined && !second) {
    const time = readTime(first.value, context);
    if (time !== undefined) return done(set(option.id, time > 0 ? String(time) : 'true'));
  } else if (word !== undefined && !second) return done(set(option.id, word));
  return refuse({ code: 'bad-value', span: second ?? first, messages: 'unsupported option' }, context);
};

const ENVIRONMENT_NAME = /^[A-Za-z0-9_]+$/;

/** A path to an agent's socket: `${NAME}` must have a value, `$NAME` must be a name. */
function agentPath(argument: Argument, slot: string, context: ReadContext): Outcome {
  const { client } = context;
  const { value } = argument;
  if (client.does('agent-path-environment')) {
    const { messages, text } = expand({ text: value, tokens: undefined, environment: context.environment });
    if (text === undefined) {
      const first = messages.map((message) => ({ style: 'bare', text: `vdollar_percent_expand: ${message}` }) as const);
      const last = line(`Invalid environment expansion ${value}.`);
      return refuse({ code: 'bad-environment', span: argument, messages: [...first, last] }, context);
    }
  }
  const checked =
    client.does('agent-path-names') &&
    value.startsWith('$') &&
    !(client.does('agent-path-environment') && value[1] === '{');
  if (checked && !ENVIRONMENT_NAME.test(value.slice(1))) {
    return refuse({ code: 'bad-environment', span: argument, messages: `Invalid environment name ${value}.` }, context);
  }
  return done(set(slot, value));
}

/** ForwardAgent: a word or, from 8.2, the path of a socket, which has a slot of its own. */
export const readForwardAgent: Reader = (args, option, context) => {
  if (!context.client.does('forward-agent-path')) return readWord(args, option, context);
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context, 'missing argument.');
  const word = own(FLAG_WORDS, lowerCase(argument.value));
  if (word !== undefined) return done(set(option.id, word));
  const path = agentPath(argument, 'forwardagent.path', context);
  return { settings: [set(option.id, 'yes'), ...path.settings], problems: path.problems };
};

/** IdentityAgent: the path of a socket, or where to find it. */
export const readIdentityAgent: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  return agentPath(argument, option.id, context);
};
