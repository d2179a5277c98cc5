import { equalsIgnoringCase } from '../syntax/ascii.ts';
import { INT_MAX, strtol, strtonum } from './numbers.ts';
import { done, refuse, set } from './outcome.ts';
import { missing, type Reader } from './simple.ts';

/** `local[:remote]` as -G prints it; undefined when it is not valid. */
export function tunnelDevice(text: string): string | undefined {
  const colon = text.indexOf(':');
  const local = tunnelUnit(colon === -1 ? text : text.slice(0, colon));
  const remote = colon === -1 ? 'any' : tunnelUnit(text.slice(colon + 1));
  return local === undefined || remote === undefined ? undefined : `${local}:${remote}`;
}

/** TunnelDevice: `local[:remote]`. */
export const readTunnelDevice: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  const device = tunnelDevice(argument.value);
  if (device === undefined) return refuse({ code: 'bad-value', span: argument, messages: 'Bad tun device.' }, context);
  return done(set(option.id, device, context.client.does('last-ipqos-wins') ? 'last' : 'first'));
};

function tunnelUnit(text: string): string | undefined {
  if (equalsIgnoringCase(text, 'any')) return 'any';
  const value = strtonum(text, 0, INT_MAX - 2);
  return typeof value === 'number' ? String(value) : undefined;
}

/** StreamLocalBindMask: octal. */
export const readBindMask: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context, 'Missing StreamLocalBindMask argument.');
  const { value, length } = strtol(argument.value, 8);
  if (length === 0 || value < 0 || value > 0o777) {
    return refuse({ code: 'bad-number', span: argument, messages: 'Bad mask.' }, context);
  }
  const text = value === 0 ? '00' : `0${value.toString(8)}`;
  if (!context.client.does('bind-mask-ignores-block')) return done(set(option.id, text));
  return done({ ...set(option.id, text, 'last'), always: true });
};
