import { equalsIgnoringCase } from '../syntax/ascii.ts';
import { readPort } from './numbers.ts';
import { done, refuse, set } from './outcome.ts';
import { missing, type Reader } from './simple.ts';
import type { ReadContext } from './types.ts';

/** A place to connect to, as `user@host:port` or as an ssh:// URI names it. `port` is -1 where none is named. */
export interface HostSpec {
  readonly user: string | undefined;
  readonly host: string;
  readonly port: number;
}

/** Host and port as hpdelim of misc.c takes them apart; undefined when a bracket is not closed. */
function hostAndPort(text: string): { host: string; port: string | undefined } | undefined {
  if (text.startsWith('[')) {
    const close = text.indexOf(']');
    if (close === -1) return undefined;
    const after = text[close + 1];
    if (after === undefined || after === '') return { host: text.slice(0, close + 1), port: undefined };
    if (after !== ':' && after !== '/') return undefined;
    return { host: text.slice(0, close + 1), port: text.slice(close + 2) };
  }
  const at = text.search(/[:/]/);
  if (at === -1) return { host: text, port: undefined };
  return { host: text.slice(0, at), port: text.slice(at + 1) };
}

const cleanHostName = (host: string): string => (host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host);

/** `[user@]host[:port]`; undefined when it is none. */
export function parseHostSpec(text: string, context: ReadContext): HostSpec | undefined {
  if (text === '') return undefined;
  const at = text.lastIndexOf('@');
  const user = at === -1 ? undefined : text.slice(0, at);
  if (user === '') return undefined;
  const parts = hostAndPort(text.slice(at + 1));
  if (!parts || parts.host === '') return undefined;
  const port = parts.port === undefined ? -1 : readPort(parts.port, context);
  if (parts.port !== undefined && port <= 0) return undefined;
  return { user, host: cleanHostName(parts.host), port };
}

function unescape(text: string): string | undefined {
  if (/%(?![0-9a-fA-F]{2})/.test(text)) return undefined;
  return text.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** An ssh:// URI: the place, `invalid`, or `none` when the text is no URI. */
export function parseUri(text: string, context: ReadContext): HostSpec | 'invalid' | 'none' {
  if (!/^ssh:\/\//i.test(text)) return 'none';
  const [authority = '', ...path] = text.slice(6).split('/');
  if (path.join('/') !== '') return 'invalid';
  const at = authority.lastIndexOf('@');
  const user = at === -1 ? undefined : unescape(authority.slice(0, at).split(';')[0] ?? '');
  if (at !== -1 && (user === undefined || user === '')) return 'invalid';
  const parts = hostAndPort(authority.slice(at + 1));
  if (!parts || parts.host === '') return 'invalid';
  const port = parts.port === undefined || parts.port === '' ? -1 : readPort(parts.port, context);
  if (parts.port !== undefined && parts.port !== '' && port <= 0) return 'invalid';
  return { user, host: cleanHostName(parts.host), port };
}

function hop(text: string, context: ReadContext): HostSpec | undefined {
  const uri = context.client.does('jump-uri') ? parseUri(text, context) : 'none';
  if (uri === 'invalid') return undefined;
  return uri === 'none' ? parseHostSpec(text, context) : uri;
}

/** What ssh takes for the hops: without comment, and in some releases only up to the first white space. */
function hopsText(value: string, context: ReadContext): string {
  const { client } = context;
  if (!client.does('proxyjump-cut-at-comment')) return value;
  const hash = value.indexOf('#');
  const text = hash === -1 ? value : value.slice(0, hash);
  if (client.does('proxyjump-one-word')) {
    const space = text.slice(1).search(/[ \t\n\v\f\r]/);
    return space === -1 ? text : text.slice(0, space + 1);
  }
  return text.replace(/[ \t\n\v\f\r]+$/, '');
}

export interface Jump {
  readonly hop: HostSpec | 'none';
  /** The hops in front of the last one, as written. */
  readonly extra: string | undefined;
}

/** A ProxyJump value as parse_jump of readconf.c reads it; undefined when it is not valid. */
export function parseJump(value: string, context: ReadContext): Jump | undefined {
  if (context.client.does('proxyjump-none') && equalsIgnoringCase(value, 'none'))
    return { hop: 'none', extra: undefined };
  const hops = hopsText(value, context)
    .split(',')
    .map((text) => hop(text, context));
  const last = hops.at(-1);
  if (!last || hops.includes(undefined)) return undefined;
  const comma = value.lastIndexOf(',');
  return { hop: last, extra: comma > 0 ? value.slice(0, comma) : undefined };
}

export const encodeJump = (jump: Jump): string => JSON.stringify(jump);

/** The opposite of `encodeJump`. */
export function decodeJump(text: string): Jump {
  return JSON.parse(text);
}

export const readJump: Reader = (args, option, context) => {
  if (args.nothing) return missing(args, context);
  const value = args.raw.value.replace(/^[ \t\r\n=]+/, '');
  args.drop();
  const jump = parseJump(value, context);
  if (jump) return done(set(option.id, encodeJump(jump), 'jump'));
  return refuse({ code: 'bad-jump', span: args.raw, messages: `Invalid ProxyJump "${value}"` }, context);
};
