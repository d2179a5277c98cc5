import type { Argument, Directive } from '../syntax/document.ts';
import { type Cursor, nextWord } from '../syntax/tokens.ts';

/** The arguments of a line, taken one by one as the client takes them. */
export interface Args {
  /** The next argument; undefined at the end. */
  next(): Argument | undefined;
  /** The next argument without `=` splitting (SetEnv). */
  nextWithEquals(): Argument | undefined;
  /** Whether the client sees anything behind what was taken. */
  atEnd(): boolean;
  /** Text behind what was taken, up to the end of the line. */
  rest(): string;
  /** Everything is taken, whatever it is. */
  drop(): void;
  /** The whole value as written. */
  readonly raw: Argument;
  /** Nothing, not even a separator, stands behind the keyword. */
  readonly nothing: boolean;
}

function argvArgs(directive: Directive, raw: () => Argument): Args {
  let index = 0;
  const next = (): Argument | undefined => {
    const argument = directive.args[index];
    if (argument) index += 1;
    return argument;
  };
  return {
    next,
    nextWithEquals: next,
    atEnd: () => index >= directive.args.length,
    rest: () => directive.args[index]?.value ?? '',
    drop: () => {
      index = directive.args.length;
    },
    get raw() {
      return raw();
    },
    nothing: false,
  };
}

function strdelimArgs(text: string, { rest, keyword }: Directive, raw: () => Argument): Args {
  const nothing = rest.start === rest.end && keyword.end === rest.end && text[keyword.end - 1] !== '"';
  const cursor: Cursor = { text, at: nothing ? undefined : rest.start, end: rest.end };
  return {
    next: () => nextWord(cursor),
    nextWithEquals: () => nextWord(cursor, false),
    atEnd: () => cursor.at === undefined,
    rest: () => (cursor.at === undefined ? '' : text.slice(cursor.at, rest.end)),
    drop: () => {
      cursor.at = undefined;
    },
    get raw() {
      return raw();
    },
    nothing,
  };
}

/** The arguments of a directive of `text`, split as the clients from 8.7 do (`argv`) or as those before. */
export function argsOf(text: string, directive: Directive, argv: boolean): Args {
  const { rest } = directive;
  const raw = (): Argument => ({ value: text.slice(rest.start, rest.end), start: rest.start, end: rest.end });
  return argv ? argvArgs(directive, raw) : strdelimArgs(text, directive, raw);
}
