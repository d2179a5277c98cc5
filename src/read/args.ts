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

interface ArgvState {
  readonly text: string;
  readonly directive: Directive;
  readonly words: readonly Argument[];
  index: number;
}

/** Shared by all lines: this runs for nearly every line of a file. */
const argvArgs = {
  next(): Argument | undefined {
    const argument = this.words[this.index];
    if (argument) this.index += 1;
    return argument;
  },
  nextWithEquals(): Argument | undefined {
    const argument = this.words[this.index];
    if (argument) this.index += 1;
    return argument;
  },
  atEnd(): boolean {
    return this.index >= this.words.length;
  },
  rest(): string {
    return this.words[this.index]?.value ?? '';
  },
  drop(): void {
    this.index = this.words.length;
  },
  get raw(): Argument {
    return rawValue(this.text, this.directive);
  },
  get nothing(): boolean {
    return false;
  },
} satisfies Args & ThisType<ArgvState>;

function rawValue(text: string, { rest }: Directive): Argument {
  return { value: text.slice(rest.start, rest.end), start: rest.start, end: rest.end };
}

function newArgvArgs(text: string, directive: Directive): Args {
  const args = Object.create(argvArgs);
  args.text = text;
  args.directive = directive;
  args.words = directive.args;
  args.index = 0;
  return args;
}

function strdelimArgs(text: string, directive: Directive): Args {
  const { rest, keyword } = directive;
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
      return rawValue(text, directive);
    },
    nothing,
  };
}

/** The arguments of a directive of `text`, split as the clients from 8.7 do (`argv`) or as those before. */
export function argsOf(text: string, directive: Directive, argv: boolean): Args {
  return argv ? newArgvArgs(text, directive) : strdelimArgs(text, directive);
}
