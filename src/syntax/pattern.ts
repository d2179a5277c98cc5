import { isAscii, lowerCase } from './ascii.ts';
import { byteString } from './source.ts';

/**
 * Whether `text` matches a pattern with `*` and `?`, byte for byte as match_pattern of OpenSSH does, but in time
 * proportional to pattern × text.
 */
export function matchPattern(text: string, pattern: string): boolean {
  if (!isAscii(text) || !isAscii(pattern)) return matchBytes(byteString(text), byteString(pattern));
  return matchBytes(text, pattern);
}

function matchBytes(text: string, pattern: string): boolean {
  let at = 0;
  let position = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    const expected = pattern.charCodeAt(position);
    if (position < pattern.length && expected === 42) {
      star = position;
      resume = at;
      position += 1;
    } else if (position < pattern.length && (expected === 63 || expected === text.charCodeAt(at))) {
      at += 1;
      position += 1;
    } else if (star !== -1) {
      position = star + 1;
      resume += 1;
      at = resume;
    } else return false;
  }
  while (position < pattern.length && pattern.charCodeAt(position) === 42) position += 1;
  return position === pattern.length;
}

/** What a pattern list says of a text: a positive match, a negated one, none. */
export type ListMatch = 'yes' | 'denied' | 'no';

/** Longest element that match_pattern_list(3) takes; a longer one makes the whole list fail. */
const LONGEST_ELEMENT = 1022;

/** A comma list with `!` negation, as match_pattern_list of OpenSSH reads it; `ignoreCase` lowers the pattern only. */
export function matchPatternList(text: string, list: string, ignoreCase: boolean): ListMatch {
  let found: ListMatch = 'no';
  const elements = list.split(',');
  if (elements.at(-1) === '') elements.pop();
  for (const element of elements) {
    const negated = element.startsWith('!');
    const pattern = negated ? element.slice(1) : element;
    if (pattern.length > LONGEST_ELEMENT) return 'no';
    if (!matchPattern(text, ignoreCase ? lowerCase(pattern) : pattern)) continue;
    if (negated) return 'denied';
    found = 'yes';
  }
  return found;
}

/** Whether a pattern may match more than itself. */
export function hasWildcard(pattern: string): boolean {
  return pattern.includes('*') || pattern.includes('?');
}
