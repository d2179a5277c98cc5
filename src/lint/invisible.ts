/** White space that ssh does not take for a blank, and marks that do not show. https://www.unicode.org/charts/ */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['\v', 'a vertical tab (U+000B)'],
  ['\f', 'a form feed (U+000C)'],
  ['\u00a0', 'a no-break space (U+00A0)'],
  ['\u00ad', 'a soft hyphen (U+00AD)'],
  ['\u200b', 'a zero width space (U+200B)'],
  ['\u200e', 'a left-to-right mark (U+200E)'],
  ['\u200f', 'a right-to-left mark (U+200F)'],
  ['\u202f', 'a narrow no-break space (U+202F)'],
  ['\u2060', 'a word joiner (U+2060)'],
  ['\u3000', 'an ideographic space (U+3000)'],
  ['\ufeff', 'a byte order mark (U+FEFF)'],
]);

const INVISIBLE =
  /[\v\f\u00a0\u00ad\u061c\u115f\u1160\u1680\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufeff\uffa0]|\u034f/;
const BLANK = /[\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;

export interface Invisible {
  readonly at: number;
  readonly character: string;
  /** With article and number. */
  readonly name: string;
  /** It takes the place of a blank. */
  readonly blank: boolean;
}

/** The first character that nobody sees. */
export function invisibleIn(text: string): Invisible | undefined {
  const at = text.search(INVISIBLE);
  if (at === -1) return undefined;
  const character = text[at] ?? '';
  const number = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return {
    at,
    character,
    name: NAMES.get(character) ?? `an invisible character (U+${number})`,
    blank: BLANK.test(character),
  };
}

/** Quotes of a word processor, and the plain ones that were meant. */
const SMART: readonly (readonly [RegExp, string])[] = [
  [/[\u201c-\u201f\u00ab\u00bb]/g, '"'],
  [/[\u2018-\u201b]/g, "'"],
];

/** The text with plain quotes instead of those of a word processor. */
export const straight = (text: string): string =>
  SMART.reduce((plain, [quotes, quote]) => plain.replace(quotes, quote), text);

/** The text with characters of which only the look is right made what they look like. */
export function plainly(text: string): string {
  const seen = SMART.reduce((plain, [quotes, quote]) => plain.replace(quotes, quote), text);
  return seen.replace(new RegExp(BLANK, 'g'), ' ').replace(new RegExp(INVISIBLE, 'g'), '').trim();
}
