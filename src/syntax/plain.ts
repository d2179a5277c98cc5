import type { Argument, Shape } from './document.ts';
import { keywordName } from './names.ts';
import { skipWhiteSpace } from './tokens.ts';

const SPACE = 32;
const TAB = 9;
const HASH = 35;
const EQUALS = 61;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const BACKSLASH = 92;
const CARRIAGE_RETURN = 13;

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

function isKeywordCharacter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

/** Characters that make splitting more than cutting at blanks. */
function isSpecial(code: number, argv: boolean): boolean {
  if (code === DOUBLE_QUOTE || code === CARRIAGE_RETURN) return true;
  return argv ? code === SINGLE_QUOTE || code === BACKSLASH : code === EQUALS;
}

/** One line of a file. */
export interface PlainLine {
  readonly text: string;
  /** Where trailing white space begins. */
  readonly contentEnd: number;
  readonly argv: boolean;
}

interface Words {
  readonly args: readonly Argument[];
  readonly comment: number | undefined;
}

function plainWords({ text, contentEnd, argv }: PlainLine, from: number): Words | undefined {
  const args: Argument[] = [];
  let at = from;
  while (at < contentEnd) {
    if (isBlank(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    if (argv && text.charCodeAt(at) === HASH) return { args, comment: at };
    const start = at;
    for (let code = text.charCodeAt(at); at < contentEnd && !isBlank(code); code = text.charCodeAt(at)) {
      if (isSpecial(code, argv)) return undefined;
      at += 1;
    }
    args.push({ value: text.slice(start, at), start, end: at });
  }
  return { args, comment: undefined };
}

/**
 * The directive of a line without quotes, escapes and other rarities, for which all clients agree; undefined when the
 * line is not of that kind. It says what the slow way says.
 */
export function plainDirective(line: PlainLine): Shape | undefined {
  const { text, contentEnd } = line;
  let start = 0;
  while (start < contentEnd && isBlank(text.charCodeAt(start))) start += 1;
  let at = start;
  while (at < contentEnd && isKeywordCharacter(text.charCodeAt(at))) at += 1;
  const separator = text.charCodeAt(at);
  if (at === start || at >= contentEnd || !(isBlank(separator) || separator === EQUALS)) return undefined;
  let from = skipWhiteSpace(text, at + 1, contentEnd);
  if (separator !== EQUALS && text.charCodeAt(from) === EQUALS) from = skipWhiteSpace(text, from + 1, contentEnd);
  const words = from < contentEnd ? plainWords(line, from) : undefined;
  if (words === undefined || words.args.length === 0) return undefined;
  const keyword = text.slice(start, at);
  return {
    kind: 'directive',
    name: keywordName(keyword),
    keyword: { value: keyword, start, end: at },
    args: words.args,
    rest: { start: from, end: contentEnd },
    problem: undefined,
    comment: words.comment === undefined ? undefined : { start: words.comment, end: contentEnd },
  };
}
