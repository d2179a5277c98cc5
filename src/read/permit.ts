import type { Argument } from '../syntax/document.ts';
import { allArguments, readList } from './lists.ts';
import { readPort } from './numbers.ts';
import { done, NOTHING, type Outcome, refuse, set } from './outcome.ts';
import type { Reader } from './simple.ts';
import type { ReadContext } from './types.ts';

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
  if (at === -1) return [value, undefined];
  // A slash where the colon belongs: ssh takes it for a path without host.
  return value[at] === '/' ? [undefined, undefined] : [value.slice(0, at), value.slice(at + 1)];
}

/** PermitRemoteOpen: `any`, `none` or places of host and port. */
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
    return readList(args, { keyword, alone: ['any', 'none'], limit: undefined, takesEmpty: true, check }, context);
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
