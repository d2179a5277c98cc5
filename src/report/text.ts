const PLAIN = /^[\x20-\x7e]*$/;

/**
 * Characters that would act on a terminal or hide something: controls, formats, line separators, broken surrogates.
 * Classes of Unicode take long to build: none is built before it is needed.
 */
const UNSAFE = (): RegExp => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const EVERY_UNSAFE = (): RegExp => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const named: Readonly<Record<string, string>> = { '\x1b': '\\e', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** The text with everything escaped that is not to be seen as it is. */
export function visible(text: string): string {
  if (PLAIN.test(text)) return text;
  return UNSAFE().test(text) ? text.replace(EVERY_UNSAFE(), escaped) : text;
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const name = named[character];
  if (name !== undefined) return name;
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`;
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/**
 * East Asian Width W and F of Unicode 16, and what is shown as emoji; a flag is two letters of one column each.
 * https://www.unicode.org/reports/tr11/
 */
const WIDE = (): RegExp =>
  /^(?!\p{Regional_Indicator})[\p{Emoji_Presentation}\u1100-\u115f\u2329\u232a\u2630-\u2637\u268a-\u268f\u2e80-\u303e\u3041-\u4dff\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1aff0}-\u{1b2ff}\u{1d300}-\u{1d376}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]/u;
const MARK = (): RegExp => /^[\p{Mn}\p{Me}]/u;

/** Columns that a text takes on a terminal, once it is visible. */
export function widthOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

export function characterWidth(character: string): 0 | 1 | 2 {
  if (character < '\u0300') return 1;
  if (MARK().test(character)) return 0;
  return WIDE().test(character) ? 2 : 1;
}

/** Breaks between words; a word that is wider than a line stands alone on one. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    const wide = widthOf(word);
    if (line !== '' && used + 1 + wide > width) {
      lines.push(line);
      line = word;
      used = wide;
    } else {
      line = line === '' ? word : `${line} ${word}`;
      used += wide + (used === 0 ? 0 : 1);
    }
  }
  return [...lines, line];
}

/** Like `wrap`, but also behind commas, and where nothing else is left in the middle of a word. */
export function breakUp(text: string, width: number): readonly string[] {
  return wrap(text, width).flatMap((line) => (widthOf(line) <= width ? [line] : breakLong(line, width)));
}

function breakLong(text: string, width: number): readonly string[] {
  const pieces = text.split(/(?<=,)/).flatMap((piece) => (widthOf(piece) <= width ? [piece] : slices(piece, width)));
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && widthOf(line) + widthOf(piece) > width) {
      lines.push(line);
      line = '';
    }
    line += piece;
  }
  return [...lines, line];
}

function slices(text: string, width: number): readonly string[] {
  const characters = [...text];
  const most = Math.max(1, Math.floor(width / 2));
  const isNarrow = widthOf(text) === characters.length;
  const size = isNarrow ? width : most;
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, index) =>
    characters.slice(index * size, (index + 1) * size).join(''),
  );
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** `1 error`, `2 errors`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** JSON in which nothing acts on a terminal that it is shown on. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2);
  return `${text.replace(ACTING_IN_JSON(), (character) => character.split('').map(unit).join(''))}\n`;
}

/** JSON itself escapes the controls below U+0020 and broken surrogates. */
const ACTING_IN_JSON = (): RegExp => /[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]/gu;

function unit(half: string): string {
  return `\\u${half.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
