import { own } from '../client/own.ts';
import { lowerCase } from '../syntax/ascii.ts';
import type { Argument } from '../syntax/document.ts';
import { strtol, strtonum } from './numbers.ts';
import { done, type Outcome, refuse, set } from './outcome.ts';
import type { Reader } from './simple.ts';
import type { ReadContext } from './types.ts';

const QOS: Readonly<Record<string, number>> = {
  af11: 0x28,
  af12: 0x30,
  af13: 0x38,
  af21: 0x48,
  af22: 0x50,
  af23: 0x58,
  af31: 0x68,
  af32: 0x70,
  af33: 0x78,
  af41: 0x88,
  af42: 0x90,
  af43: 0x98,
  cs0: 0x00,
  cs1: 0x20,
  cs2: 0x40,
  cs3: 0x60,
  cs4: 0x80,
  cs5: 0xa0,
  cs6: 0xc0,
  cs7: 0xe0,
  ef: 0xb8,
  le: 0x04,
  va: 0xb0,
  lowdelay: 0x10,
  throughput: 0x08,
  reliability: 0x04,
};

const TYPES_OF_SERVICE = ['lowdelay', 'throughput', 'reliability'];

/** The value that a word of IPQoS stands for: as -G prints it, or undefined when it is not valid. */
function readQos(text: string, context: ReadContext): string | undefined {
  const { client } = context;
  const word = lowerCase(text);
  if (word === 'none' && client.does('ipqos-none')) return 'none';
  if (word === 'le' && !client.does('ipqos-le')) return undefined;
  if (word === 'va' && !client.does('ipqos-va')) return undefined;
  const service = TYPES_OF_SERVICE.includes(word);
  if (service && client.does('ipqos-tos-ignored')) return 'none';
  const known = qosValue(word, context);
  const number = known ?? (client.does('ipqos-decimal') ? strtonum(text, 0, 255) : wholeNumber(text));
  return typeof number === 'number' ? qosName(number, context) : undefined;
}

/** `le` was mistaken for a while. */
function qosValue(name: string, { client }: ReadContext): number | undefined {
  return name === 'le' && client.does('ipqos-le-is-1') ? 0x01 : own(QOS, name);
}

function wholeNumber(text: string): number | undefined {
  const { value, length } = strtol(text, 0);
  return length > 0 && length === text.length && value >= 0 && value <= 255 ? value : undefined;
}

function qosName(value: number, context: ReadContext): string {
  const { client } = context;
  const names = Object.keys(QOS).filter((name) => {
    if (name === 'le') return client.does('ipqos-le');
    if (name === 'va') return client.does('ipqos-va');
    return !(TYPES_OF_SERVICE.includes(name) && client.does('ipqos-tos-ignored'));
  });
  return names.find((name) => qosValue(name, context) === value) ?? `0x${value.toString(16).padStart(2, '0')}`;
}

/** IPQoS: one class for all sessions, or one for interactive and one for other ones. */
export const readIpqos: Reader = (args, option, context) => {
  const first = args.next();
  const bad = (argument: Argument | undefined): Outcome =>
    refuse(
      { code: 'bad-value', span: argument ?? args.raw, messages: `Bad IPQoS value: ${argument?.value ?? '(null)'}` },
      context,
    );
  const one = first && readQos(first.value, context);
  if (one === undefined) return bad(first);
  const second = args.next();
  const two = second ? readQos(second.value, context) : one;
  if (two === undefined) return bad(second);
  const merge = context.client.does('last-ipqos-wins') ? 'last' : 'first';
  return done(set(option.id, [one, two], merge));
};
