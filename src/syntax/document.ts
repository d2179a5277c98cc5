/** Half open, UTF-16 offsets into `Source.text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A file as text. A byte that is not UTF-8 stands as the lone surrogate U+DC00 + byte, so that every byte comes back. */
export interface Source {
  readonly path: string;
  readonly text: string;
  /** Offset of the first character of each physical line. */
  readonly lineStarts: readonly number[];
}

/** A word of a line. `value` is without quotes and escapes, as the client reads it. */
export interface Argument extends Span {
  readonly value: string;
}

/** Why a line cannot be split. */
export type SplitProblem = 'unbalanced-quotes' | 'missing-argument';

/** A line with nothing but white space. */
export interface Blank extends Span {
  readonly kind: 'blank';
}

/** A line whose first character is `#`. */
export interface Comment extends Span {
  readonly kind: 'comment';
}

/** A line that the client skips without a word: its keyword opens a quote that nothing closes. */
export interface Ignored extends Span {
  readonly kind: 'ignored';
}

/** What a line with a keyword says. Where `problem` is set, `args` holds what could be read. */
export interface Shape {
  readonly kind: 'directive';
  /** The keyword in lower case, as the client compares it. */
  readonly name: string;
  readonly keyword: Argument;
  readonly args: readonly Argument[];
  /** What stands behind keyword and separator, up to the last character that is not white space. */
  readonly rest: Span;
  readonly problem: SplitProblem | undefined;
  /** Trailing comment, where this client has them. */
  readonly comment: Span | undefined;
}

/** A line with a keyword, at its place. */
export interface Directive extends Shape, Span {
  /** The same with offsets from the first character of the line; lines with the same text share it. */
  readonly shape: Shape;
  /** The number that this client gives the line in its messages, from 1. */
  readonly lineNumber: number;
}

/** Lines tile the file: joined in order they are its text. A span includes the line end. */
export type Line = Blank | Comment | Ignored | Directive;

/** How a client splits lines. */
export interface Dialect {
  /** `strdelim` to 8.4, `strdelim-comments` 8.5 and 8.6, `argv` from 8.7. */
  readonly tokeniser: 'strdelim' | 'strdelim-comments' | 'argv';
  /** Longest line in bytes: up to 7.4 longer ones are split at 1023, from 7.5 to 7.7 they end the reading at 4095. */
  readonly lineLimit: 'split-1023' | 'refuse-4095' | 'none';
  /** A form feed at the end of a line is white space (from 7.5). */
  readonly trimsFormFeed: boolean;
}

/** A file as a client with this dialect splits it. */
export interface Document {
  readonly source: Source;
  readonly dialect: Dialect;
  readonly lines: readonly Line[];
  /** Number of the line that is longer than the client can read; nothing behind it is read. */
  readonly tooLong: number | undefined;
}
