import { byteString } from '../syntax/source.ts';
import { decoded, encoded, isOptional, isRecord } from './encoded.ts';
import { expand } from './expand.ts';
import { readPort } from './numbers.ts';
import type { ReadContext } from './types.ts';

/** One end of a forwarding: a socket path, or a port with an optional host. */
export interface ForwardEnd {
  readonly path?: string;
  readonly host?: string;
  readonly port?: number;
}

/** A forwarding; `connect` is the host `socks` with port 0 where this end is a SOCKS proxy. */
export interface Forward {
  readonly listen: ForwardEnd;
  readonly connect: ForwardEnd;
}

interface Field {
  readonly text: string;
  readonly isPath: boolean;
}

/** Longest path of a socket and longest host name, in bytes, with the final NUL. */
const LONGEST_PATH = 108;
const LONGEST_HOST = 1025;

function bracketField(text: string): { field: Field; rest: string } | undefined {
  const close = text.indexOf(']');
  if (close === -1) return undefined;
  const after = text[close + 1];
  if (after !== undefined && after !== ':') return undefined;
  const inner = text.slice(1, close);
  return { field: { text: inner, isPath: inner.includes('/') }, rest: text.slice(close + 2) };
}

function plainField(text: string): { field: Field; rest: string } | undefined {
  let value = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') {
      at += 1;
      if (at >= text.length) return undefined;
      value += text[at];
    } else if (character === ':') {
      return { field: { text: value, isPath: value.includes('/') }, rest: text.slice(at + 1) };
    } else value += character;
  }
  return { field: { text: value, isPath: value.includes('/') }, rest: '' };
}

/** Up to four fields, as parse_fwd_field of readconf.c cuts them; undefined with something left over. */
function fieldsOf(spec: string): readonly Field[] | undefined {
  const fields: Field[] = [];
  let rest = spec.replace(/^[ \t\n\v\f\r]+/, '');
  while (fields.length < 4 && rest !== '') {
    const next = rest.startsWith('[') ? bracketField(rest) : plainField(rest);
    if (!next) return undefined;
    fields.push(next.field);
    rest = next.rest;
  }
  return rest === '' ? fields : undefined;
}

const SOCKS: ForwardEnd = { host: 'socks', port: 0 };

function threeFields(fields: readonly Field[], port: (field: Field | undefined) => number): Forward {
  const [a, b, c] = fields;
  if (a?.isPath) return { listen: { path: a.text }, connect: { host: b?.text ?? '', port: port(c) } };
  if (c?.isPath) return { listen: { host: a?.text ?? '', port: port(b) }, connect: { path: c.text } };
  return { listen: { port: port(a) }, connect: { host: b?.text ?? '', port: port(c) } };
}

function assemble(fields: readonly Field[], context: ReadContext): Forward | undefined {
  const port = (field: Field | undefined): number => readPort(field?.text ?? '', context);
  const [a, b, c, d] = fields;
  switch (fields.length) {
    case 1:
      return a?.isPath ? { listen: { path: a.text }, connect: SOCKS } : { listen: { port: port(a) }, connect: SOCKS };
    case 2:
      if (a?.isPath && b?.isPath) return { listen: { path: a.text }, connect: { path: b.text } };
      if (b?.isPath) return { listen: { port: port(a) }, connect: { path: b.text } };
      return { listen: { host: a?.text ?? '', port: port(b) }, connect: SOCKS };
    case 3:
      return threeFields(fields, port);
    case 4:
      return { listen: { host: a?.text ?? '', port: port(b) }, connect: { host: c?.text ?? '', port: port(d) } };
    default:
      return undefined;
  }
}

const tooLong = (text: string | undefined, limit: number): boolean =>
  text !== undefined && byteString(text).length >= limit;

interface ForwardForm {
  readonly dynamic: boolean;
  readonly remote: boolean;
}

function isValid(forward: Forward, count: number, form: ForwardForm): boolean {
  const { listen, connect } = forward;
  if (form.dynamic) {
    if (count !== 1 && count !== 2) return false;
  } else {
    if (count < 3 && connect.path === undefined && listen.path === undefined) return false;
    if ((connect.port ?? 0) <= 0 && connect.path === undefined) return false;
  }
  if ((listen.port ?? 0) < 0 && listen.path === undefined) return false;
  if (!form.remote && listen.port === 0 && listen.path === undefined) return false;
  if (tooLong(connect.host, LONGEST_HOST) || tooLong(listen.host, LONGEST_HOST)) return false;
  return !tooLong(connect.path, LONGEST_PATH) && !tooLong(listen.path, LONGEST_PATH);
}

/** A forwarding specification, as parse_forward of readconf.c reads it. */
export function parseForward(
  spec: string,
  form: ForwardForm,
  context: ReadContext,
): Forward | { readonly messages: readonly string[] } {
  const { client } = context;
  const expanded = client.does('forward-environment')
    ? expand({ text: spec, tokens: undefined, environment: context.environment })
    : { text: spec, messages: [] };
  if (expanded.text === undefined) return { messages: expanded.messages };
  const fields = fieldsOf(expanded.text);
  const forward = fields && assemble(fields, context);
  if (!forward || !isValid(forward, fields.length, form)) return { messages: [] };
  return forward;
}

/** A forwarding as the text that stands in its slot. */
export const encodeForward = (forward: Forward): string => encoded(forward);

/** The opposite of `encodeForward`. */
export const decodeForward = (text: string): Forward => decoded(text, isForward);

function isForward(value: unknown): value is Forward {
  return isRecord(value) && isEnd(value.listen) && isEnd(value.connect);
}

function isEnd(value: unknown): value is ForwardEnd {
  if (!isRecord(value)) return false;
  return isOptional(value.path, 'string') && isOptional(value.host, 'string') && isOptional(value.port, 'number');
}
