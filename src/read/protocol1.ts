import { lowerCase } from '../syntax/ascii.ts';
import { strtol, toInt } from './numbers.ts';
import { done, line, NOTHING, problem, refuse, set } from './outcome.ts';
import { missing, type Reader } from './simple.ts';

/** As atoi(3) reads it: what stands behind the number does not count. */
const versionOf = (part: string): string => String(toInt(strtol(part, 10).value));

/** Protocol, while there were two. */
export const readProtocol: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  const all = argument.value.split(',');
  // An empty part ends the list (proto_spec of compat.c).
  const parts = all.slice(0, all.includes('') ? all.indexOf('') : undefined);
  const isVersion = (part: string): boolean => ['1', '2'].includes(versionOf(part));
  const ignored = parts
    .filter((part) => !isVersion(part))
    .map((part) => ({ style: 'bare', text: `ignoring bad proto spec: '${part}'.` }) as const);
  const text = [...new Set(parts.filter(isVersion).map(versionOf))].join(',');
  if (text === '') {
    const messages = [...ignored, line(`Bad protocol spec '${argument.value}'.`)];
    return refuse({ code: 'bad-value', span: argument, messages }, context);
  }
  // ssh has no name for a list that starts with 1.
  const settings = [set(option.id, text.startsWith('1') ? `UNKNOWN,${text}` : text)];
  if (ignored.length === 0) return done(...settings);
  const note = problem({ code: 'bad-value', span: argument, messages: ignored }, context);
  return { settings, problems: [{ ...note, weight: 'note' }] };
};

/** Cipher, that of protocol 1. */
export const readCipher: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  const known = ['none', 'des', '3des', 'blowfish', ...context.client.algorithms('ciphers').supported];
  const name = lowerCase(argument.value);
  const printed = ['none', 'des', '3des', 'blowfish'].includes(name) ? name : '<unknown>';
  if (known.includes(name)) return context.client.does('ssh1-cipher-line') ? done(set(option.id, printed)) : NOTHING;
  return refuse({ code: 'bad-value', span: argument, messages: `Bad cipher '${argument.value}'.` }, context);
};
