import { equalsIgnoringCase, lowerCase } from '../syntax/ascii.ts';
import type { Argument } from '../syntax/document.ts';
import type { Args } from './args.ts';
import { domainFault } from './domains.ts';
import { readPort, readTime } from './numbers.ts';
import { done, NOTHING, type Outcome, refuse, set } from './outcome.ts';
import { missing, type Reader } from './simple.ts';
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

interface ListForm {
  readonly keyword: string;
  /** Words that must stand alone. */
  readonly alone: readonly string[];
  readonly limit: Setting['limit'];
  /** An empty entry is left to `check`. */
  readonly takesEmpty?: boolean;
  /** A fault of one entry, or undefined. */
  readonly check: (argument: Argument, context: ReadContext) => Outcome | undefined;
}

function entryProblem(
  argument: Argument,
  position: number,
  count: number,
  form: ListForm,
  context: ReadContext,
): Outcome | undefined {
  if (argument.value === '' && form.takesEmpty !== true) {
    const text = `keyword ${form.keyword} empty argument`;
    return refuse({ code: 'empty-argument', span: argument, messages: text }, context);
  }
  const alone = form.alone.some((word) => equalsIgnoringCase(word, argument.value));
  if (alone && (position > 0 || position < count - 1)) {
    const text = `keyword ${form.keyword} "${context.client.does('none-alone-names-argument') && form.alone.length > 1 ? argument.value : 'none'}" argument must appear alone.`;
    return refuse({ code: 'none-not-alone', span: argument, messages: text }, context);
  }
  return alone ? undefined : form.check(argument, context);
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
function noneGiven(args: Args, keyword: string, context: ReadContext): Outcome {
  if (!NEVER_EMPTY.includes(keyword) || !context.client.does('empty-lists-named')) return NOTHING;
  return refuse(
    { code: 'missing-argument', span: args.raw, messages: `no ${keyword} specified`, fatal: true },
    context,
  );
}

/** A list that one line sets as a whole (from 8.7): entries in front of a fault are kept. */
export function readList(args: Args, id: string, form: ListForm, context: ReadContext): Outcome {
  const found = allArguments(args, true);
  if (found.length === 0) return noneGiven(args, form.keyword, context);
  const bad = found.findIndex((argument, at) => entryProblem(argument, at, found.length, form, context) !== undefined);
  const good = bad === -1 ? found : found.slice(0, bad);
  const setting = {
    ...set(
      id,
      good.map((argument) => argument.value),
    ),
    limit: form.limit,
  };
  const fault = found[bad];
  const problems = fault ? (entryProblem(fault, bad, found.length, form, context)?.problems ?? []) : [];
  return { settings: good.length > 0 ? [setting] : [], problems };
}

const acceptAll = (): undefined => undefined;

/** UserKnownHostsFile, GlobalKnownHostsFile and, from 10.3, RevokedHostKeys. */
export const readFiles: Reader = (args, option, context) => {
  const { client } = context;
  const keyword = option.id;
  if (client.does('argv-split')) {
    const limit = { count: 32, message: `too many ${keyword} entries.` };
    if (args.atEnd() && keyword === 'revokedhostkeys' && !client.does('revoked-keys-list'))
      return missing(args, context);
    return readList(args, keyword, { keyword, alone: ['none'], limit, check: acceptAll }, context);
  }
  const values = allArguments(args, false).map((argument) => argument.value);
  args.drop();
  const limit = { count: 32, message: 'too many authorized keys files.' };
  return values.length === 0 ? NOTHING : done({ ...set(keyword, values), limit });
};

function oldDomainFault(name: string): string | undefined {
  return domainFault(name)?.replace(/^domain name/, 'hostname suffix');
}

const checkDomain = (argument: Argument, context: ReadContext): Outcome | undefined => {
  const fault = context.client.does('domain-name-messages')
    ? domainFault(argument.value)
    : oldDomainFault(argument.value);
  return fault === undefined ? undefined : refuse({ code: 'bad-domain', span: argument, messages: fault }, context);
};

const asDomain = (name: string): string => lowerCase(name).replace(/\.$/, '');

export const readDomains: Reader = (args, option, context) => {
  const argv = context.client.does('argv-split');
  const limit = { count: 32, message: 'too many hostname suffixes.' };
  const alone = argv ? ['none'] : [];
  if (!argv) {
    const found = allArguments(args, false);
    const fault = found.map((argument) => checkDomain(argument, context)).find((outcome) => outcome !== undefined);
    if (fault) return fault;
    return found.length === 0
      ? NOTHING
      : done({
          ...set(
            option.id,
            found.map(({ value }) => asDomain(value)),
          ),
          limit,
        });
  }
  const outcome = readList(args, option.id, { keyword: option.id, alone, limit, check: checkDomain }, context);
  return {
    ...outcome,
    settings: outcome.settings.map((setting) => ({ ...setting, values: setting.values.map(asDomain) })),
  };
};

const checkCname = (argument: Argument, context: ReadContext): Outcome | undefined => {
  const value = lowerCase(argument.value);
  const colon = value.indexOf(':');
  if (value === '*' || (colon !== -1 && colon < value.length - 1)) return undefined;
  const text = `Invalid permitted CNAME "${value}"`;
  return refuse({ code: 'bad-value', span: argument, messages: text }, context);
};

const asCname = (value: string): string =>
  value === '*' ? '*:*' : equalsIgnoringCase(value, 'none') ? `${value}:` : lowerCase(value);

export const readCnames: Reader = (args, option, context) => {
  const { client } = context;
  const limit = { count: 32, message: 'too many permitted CNAMEs.' };
  const alone = client.does('cnames-none') ? ['none'] : [];
  if (client.does('argv-split')) {
    const outcome = readList(
      args,
      option.id,
      { keyword: option.id, alone, limit, takesEmpty: true, check: checkCname },
      context,
    );
    return {
      ...outcome,
      settings: outcome.settings.map((setting) => ({ ...setting, values: setting.values.map(asCname) })),
    };
  }
  const found = allArguments(args, false);
  const fault = found.map((argument) => checkCname(argument, context)).find((outcome) => outcome !== undefined);
  if (fault) return fault;
  return found.length === 0
    ? NOTHING
    : done({
        ...set(
          option.id,
          found.map(({ value }) => asCname(value)),
        ),
        limit,
      });
};

export const readSendEnv: Reader = (args, option, context) => {
  const { client } = context;
  const found = allArguments(args, client.does('argv-split'));
  if (found.length === 0) return noneGiven(args, option.id, context);
  const bad = found.findIndex(({ value }) => value === '' || value.includes('='));
  const good = bad === -1 ? found : found.slice(0, bad);
  const settings = good.map(({ value }) =>
    value.startsWith('-') && client.does('sendenv-removal')
      ? set(option.id, value.slice(1), 'remove')
      : set(option.id, value, 'add'),
  );
  const fault = found[bad];
  if (!fault) return { settings, problems: [] };
  return {
    settings,
    problems: refuse({ code: 'bad-value', span: fault, messages: 'Invalid environment name.' }, context).problems,
  };
};

const nameOf = (assignment: string): string => assignment.slice(0, assignment.indexOf('='));

export const readSetEnv: Reader = (args, option, context) => {
  const { client } = context;
  const kept: string[] = [];
  const argv = client.does('argv-split');
  const settings = (): readonly Setting[] => (kept.length > 0 ? [set(option.id, kept)] : []);
  for (let argument = args.nextWithEquals(); argument; argument = args.nextWithEquals()) {
    const { value } = argument;
    if (value === '' && !argv) break;
    if (!value.includes('=')) {
      const { problems } = refuse({ code: 'bad-value', span: argument, messages: 'Invalid SetEnv.' }, context);
      return { settings: settings(), problems };
    }
    if (client.does('setenv-distinct') && kept.some((other) => nameOf(other) === nameOf(value))) continue;
    kept.push(value);
  }
  return kept.length > 0 ? { settings: settings(), problems: [] } : noneGiven(args, option.id, context);
};

/** LogVerbose keeps the first entry of its first line only. */
export const readLogVerbose: Reader = (args, option, context) => {
  const { client } = context;
  const form = { keyword: option.id, alone: ['none'], limit: undefined, check: acceptAll };
  if (client.does('argv-split')) {
    const outcome = readList(args, option.id, form, context);
    return {
      ...outcome,
      settings: outcome.settings.map((setting) => ({ ...setting, values: setting.values.slice(0, 1) })),
    };
  }
  const values = allArguments(args, false).map(({ value }) => value);
  return values.length === 0 ? NOTHING : done(set(option.id, values));
};

/** `host:port` of PermitRemoteOpen: what is wrong, or undefined. */
function permitFault(value: string, keyword: string, context: ReadContext): string | undefined {
  const bracket = /^\[[^\]]*\](?::(.*))?$/s.exec(value);
  const [host, port] = bracket ? ['x', bracket[1]] : splitHostPort(value);
  if (host === undefined) return `missing host in ${keyword}`;
  if (port === undefined || (port !== '*' && readPort(port, context) <= 0)) return `bad port number in ${keyword}`;
  return undefined;
}

/** Host and port as hpdelim of misc.c takes them apart: at the first `:` or `/`. */
function splitHostPort(value: string): readonly [string | undefined, string | undefined] {
  if (value.startsWith('[')) return [undefined, undefined];
  const at = value.search(/[:/]/);
  return at === -1 ? [value, undefined] : [value.slice(0, at), value.slice(at + 1)];
}

export const readPermitRemoteOpen: Reader = (args, option, context) => {
  const { client } = context;
  const keyword = option.id;
  const check = (argument: Argument): Outcome | undefined => {
    const fault = permitFault(argument.value, keyword, context);
    return fault === undefined
      ? undefined
      : refuse({ code: 'bad-forward', span: argument, messages: fault, fatal: true }, context);
  };
  const none = `missing ${keyword} specification`;
  if (client.does('permit-open-array') && args.atEnd()) {
    return refuse({ code: 'missing-argument', span: args.raw, messages: none, fatal: true }, context);
  }
  if (client.does('permit-open-array'))
    return readList(args, keyword, { keyword, alone: ['any', 'none'], limit: undefined, check }, context);
  const first = args.next();
  if (!first || first.value === '') {
    return refuse({ code: 'missing-argument', span: args.raw, messages: none, fatal: true }, context);
  }
  if (first.value === 'any' || first.value === 'none') return done(set(keyword, first.value));
  const others = allArguments(args, client.does('argv-split'));
  const entries = client.does('permit-open-drops-first') ? others : [first, ...others];
  const fault = entries.map(check).find((outcome) => outcome !== undefined);
  if (fault) return fault;
  return entries.length === 0
    ? NOTHING
    : done(
        set(
          keyword,
          entries.map(({ value }) => value),
        ),
      );
};

const checkTimeout = (argument: Argument, context: ReadContext): Outcome | undefined => {
  const equals = argument.value.indexOf('=');
  const valid = equals > 0 && readTime(argument.value.slice(equals + 1), context) !== undefined;
  if (valid) return undefined;
  const text = `invalid channel timeout ${argument.value}`;
  return refuse({ code: 'bad-time', span: argument, messages: text, fatal: true }, context);
};

export const readChannelTimeout: Reader = (args, option, context) =>
  readList(args, option.id, { keyword: option.id, alone: ['none'], limit: undefined, check: checkTimeout }, context);

export const readFile: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  const many = option.id === 'certificatefile' ? 'certificate' : 'identity';
  const limit = { count: 100, message: `Too many ${many} files specified (max 100).` };
  return done({
    ...set(option.id, argument.value, context.client.does('remove-identity-duplicates') ? 'distinct' : 'add'),
    limit,
  });
};
