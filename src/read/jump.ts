import { equalsIgnoringCase } from '../syntax/ascii.ts';
import type { Span } from '../syntax/document.ts';
import { byteString, fromByteString } from '../syntax/source.ts';
import { domainFault } from './domains.ts';
import { decoded, encoded, isOptional, isRecord } from './encoded.ts';
import { isValidHost, isValidUser } from './names.ts';
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

/** `[user@]host[:port]`, where nothing need stand behind the colon (parse_user_host_port of misc.c); undefined when it is none. */
function parseHostSpec(text: string, context: ReadContext): HostSpec | undefined {
  if (text === '') return undefined;
  const at = text.lastIndexOf('@');
  const user = at === -1 ? undefined : text.slice(0, at);
  if (user === '') return undefined;
  const parts = hostAndPort(text.slice(at + 1));
  if (!parts || parts.host === '') return undefined;
  const { host: name, port: written = '' } = parts;
  const port = written === '' ? -1 : readPort(written, context);
  return written !== '' && port <= 0 ? undefined : { user, host: cleanHostName(name), port };
}

function urlDecode(text: string): string | undefined {
  if (/%(?![0-9a-fA-F]{2})/.test(text)) return undefined;
  const bytes = byteString(text.replaceAll('+', ' '));
  const plain = bytes.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return fromByteString(plain);
}

/** Port and path behind the host of a URI; undefined when they are not valid. */
function uriPort(text: string, colon: boolean, context: ReadContext): number | undefined {
  if (text === '') return -1;
  if (!colon) return undefined;
  const slash = text.indexOf('/');
  const port = readPort(slash === -1 ? text : text.slice(0, slash), context);
  const path = slash === -1 ? '' : text.slice(slash + 1);
  return port <= 0 || path !== '' ? undefined : port;
}

/** An ssh:// URI as parse_ssh_uri of misc.c reads it: the place, `invalid`, or `none` when the text is no URI. */
export function parseUri(text: string, context: ReadContext): HostSpec | 'invalid' | 'none' {
  if (!text.startsWith('ssh://')) return 'none';
  const rest = text.slice(6);
  const at = rest.indexOf('@');
  const user = at === -1 ? undefined : urlDecode(rest.slice(0, at).split(';')[0] ?? '');
  if (at !== -1 && (user === undefined || user === '')) return 'invalid';
  const place = rest.slice(at + 1);
  const parts = hostAndPort(place);
  if (!parts || parts.host === '') return 'invalid';
  const host = cleanHostName(parts.host);
  if (domainFault(host) !== undefined) return 'invalid';
  const port = uriPort(parts.port ?? '', place[parts.host.length] === ':', context);
  if (port === undefined) return 'invalid';
  return { user, host: host.replace(/\.$/, ''), port };
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

/** A ProxyJump: the hop next to the destination, and those on the way to it. */
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

/** A jump as the text that stands in its slot. */
export const encodeJump = (jump: Jump): string => encoded(jump);

/** The opposite of `encodeJump`. */
export const decodeJump = (text: string): Jump => decoded(text, isJump);

function isJump(value: unknown): value is Jump {
  return isRecord(value) && (value.hop === 'none' || isHostSpec(value.hop)) && isOptional(value.extra, 'string');
}

function isHostSpec(value: unknown): value is HostSpec {
  const hasPlace = isRecord(value) && typeof value.host === 'string' && typeof value.port === 'number';
  return hasPlace && isOptional(value.user, 'string');
}

/** What is wrong with a hop that comes from the command line, or undefined. */
export function jumpFault(value: string, context: ReadContext): string | undefined {
  if (!context.client.does('command-line-jumps-checked')) return undefined;
  for (const text of hopsText(value, context).split(',').reverse()) {
    const spec = hop(text, context);
    if (spec && !isValidHost(spec.host, context.client)) return `parse_jump: invalid hostname "${spec.host}"`;
    if (spec?.user !== undefined && !isValidUser(spec.user, context.client))
      return `parse_jump: invalid username "${spec.user}"`;
  }
  return undefined;
}

/** The one hop that is none; all of the value where there is no such one. */
function culprit(value: string, whole: Span, context: ReadContext): Span {
  const hops = value.split(',');
  const wrong = hops.flatMap((text, at) => (hop(text, context) === undefined ? [at] : []));
  const [at] = wrong;
  if (at === undefined || wrong.length > 1 || hops[at] === '') return whole;
  const start = whole.end - hops.slice(at).join(',').length;
  return { start, end: start + (hops[at] ?? '').length };
}

/** ProxyJump: the whole rest of the line. */
export const readJump: Reader = (args, option, context) => {
  if (args.nothing) return missing(args, context);
  const value = args.raw.value.replace(/^[ \t\r\n=]+/, '');
  args.drop();
  const jump = parseJump(value, context);
  const fault = jump && !context.fromFile ? jumpFault(value, context) : undefined;
  if (jump && fault === undefined) return done(set(option.id, encodeJump(jump), 'jump'));
  const last = { style: 'line', text: `Invalid ProxyJump "${value}"` } as const;
  const messages = fault === undefined ? [last] : [{ style: 'bare', text: fault } as const, last];
  return refuse({ code: 'bad-jump', span: culprit(value, args.raw, context), messages }, context);
};
