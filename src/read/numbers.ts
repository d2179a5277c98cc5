import type { Client } from '../client/client.ts';
import type { ReadContext } from './types.ts';

/** The largest `int`. */
export const INT_MAX = 2_147_483_647;

/** Why strtonum(3) takes a text for no number, in its words. */
export type NumberProblem = 'missing' | 'invalid' | 'too small' | 'too large';

/** strtonum(3): decimal, with leading white space and sign. The number from `least` to `most`, or what is wrong. */
export function strtonum(text: string, least: number, most: number): number | NumberProblem {
  const match = /^[ \t\n\v\f\r]*([+-]?[0-9]+)$/.exec(text);
  if (!match) return 'invalid';
  const value = Number(match[1]);
  if (value < least) return 'too small';
  if (value > most) return 'too large';
  return value;
}

/** The start of a text as strtol(3) reads it, base 0 or 8: value and how many characters it took. */
export function strtol(text: string, base: 0 | 8 | 10): { readonly value: number; readonly length: number } {
  const match = /^[ \t\n\v\f\r]*([+-]?)(.*)$/s.exec(text);
  const sign = match?.[1] === '-' ? -1 : 1;
  const body = match?.[2] ?? '';
  const before = text.length - body.length;
  const radix = base !== 0 ? base : /^0x[0-9a-f]/i.test(body) ? 16 : body.startsWith('0') ? 8 : 10;
  const digits = (radix === 16 ? /^0x[0-9a-f]+/i : radix === 8 ? /^[0-7]+/ : /^[0-9]+/).exec(body)?.[0] ?? '';
  if (digits === '') return { value: 0, length: 0 };
  return { value: sign * Number.parseInt(digits, radix), length: before + digits.length };
}

/** The bounds of `long`, as far as a number can hold them. */
const LONG = 2 ** 63;

/** A value of 64 bits cut to 32, as an assignment to `int` does. */
export function toInt(value: number): number {
  const clamped = Math.max(-LONG, Math.min(LONG, value));
  return Number(BigInt.asIntN(32, BigInt(Math.trunc(clamped))));
}

/** In seconds. */
const UNITS: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400, w: 604_800 };

/** One part of a time and its unit. */
function timePart(client: Client): RegExp {
  if (client.does('time-fractions')) return /([0-9]*\.[0-9]+(?=s|$)|[0-9]+)([smhdw]?)/giy;
  return client.does('time-strtol') ? /[ \t\n\v\f\r]*([+-]?[0-9]+)([smhdw]?)/giy : /([0-9]+)([smhdw]?)/giy;
}

/** A time as convtime of misc.c reads it, in seconds; undefined when it is not valid. */
export function readTime(text: string, { client }: ReadContext): number | undefined {
  const form = timePart(client);
  const wraps = client.does('time-wraps');
  let [total, unit, at] = [0, 1, 0];
  while (at < text.length) {
    form.lastIndex = at;
    const [, amount = '', letter = ''] = form.exec(text) ?? [];
    at = form.lastIndex;
    if (amount === '' || (letter === '' && at < text.length) || Number(amount) < 0) return undefined;
    unit = UNITS[letter.toLowerCase()] ?? (client.does('time-unit-carries') ? unit : 1);
    total += Number(amount) * unit;
    if (wraps ? total >= LONG : total > INT_MAX) return undefined;
  }
  if (text === '') return undefined;
  return wraps ? toInt(total) : Math.trunc(total);
}

/** A port or the name of a service as a2port of OpenSSH reads it, 0 to 65535; negative when it is not valid. */
export function readPort(text: string, context: ReadContext): number {
  const value = strtonum(text, 0, 65_535);
  if (typeof value === 'number') return value;
  if (!context.client.does('port-service-names') && !context.client.does('forward-service-names')) return -1;
  return context.servicePort(text) ?? -1;
}

const SCALES = 'bkmgtpe';

/** A size as scan_scaled(3) reads it, in bytes; `range` when it is too large, `invalid` else. */
export function readSize(text: string): bigint | 'range' | 'invalid' {
  const match = /^[ \t\n\v\f\r]*([+-]?)([0-9]*)(?:\.([0-9]*))?([a-z]?)(.?)/is.exec(text);
  if (!match) return 'invalid';
  const [, sign = '', whole = '', fraction = '', unit = '', more = ''] = match;
  if (whole === '' && fraction === '') return 'invalid';
  const power = unit === '' ? 0 : SCALES.indexOf(unit.toLowerCase());
  if (power === -1 || (unit === '' ? more !== '' : /[a-z0-9]/i.test(more))) return 'invalid';
  if (whole.length >= 19 || BigInt(whole || '0') > 9_223_372_036_854_775_807n) return 'range';
  const scale = 1024n ** BigInt(power);
  const digits = fraction.slice(0, 18);
  const part = digits === '' ? 0n : (BigInt(digits) * scale) / 10n ** BigInt(digits.length);
  const total = BigInt(whole || '0') * scale + part;
  if (total > 9_223_372_036_854_775_807n) return 'range';
  return sign === '-' ? -total : total;
}
