import { byteString } from '../syntax/source.ts';
import { done, refuse, set } from './outcome.ts';
import { missing, type Reader } from './simple.ts';

/** A character as vis(3) with VIS_WHITE prints it. */
function visible(code: number): string {
  if (code > 32 && code < 127) return code === 92 ? '\\\\' : String.fromCharCode(code);
  const control = (letter: number): string => `\\^${String.fromCharCode(letter)}`;
  if (code === 32) return '\\040';
  if (code < 32) return control(code + 64);
  if (code === 127) return control(63);
  const meta = code & 127;
  if (meta < 32) return `\\M^${String.fromCharCode(meta + 64)}`;
  if (meta === 127) return '\\M^?';
  return meta === 32 ? '\\240' : `\\M-${String.fromCharCode(meta)}`;
}

/** An escape character as -G prints it; undefined when it is none. */
export function escapeCharacter(text: string): string | undefined {
  const bytes = byteString(text);
  if (bytes === 'none') return 'none';
  const second = bytes.charCodeAt(1);
  if (bytes.length === 1) return visible(bytes.charCodeAt(0));
  return bytes.length === 2 && bytes[0] === '^' && second >= 64 && second < 128 ? visible(second & 31) : undefined;
}

/** EscapeChar: `none`, a character or `^` and a letter; kept as -G prints it. */
export const readEscapeChar: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  const value = escapeCharacter(argument.value);
  if (value !== undefined) return done(set(option.id, value));
  return refuse({ code: 'bad-value', span: argument, messages: 'Bad escape character.' }, context);
};
