import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasWildcard, matchPattern, matchPatternList } from '../../src/syntax/pattern.ts';
import { byteString } from '../../src/syntax/source.ts';

/** As match_pattern(3) is written down: without a thought for time. */
function naive(text: string, pattern: string): boolean {
  if (pattern === '') return text === '';
  const rest = pattern.slice(1);
  if (pattern.startsWith('*')) return naive(text, rest) || (text !== '' && naive(text.slice(1), pattern));
  return text !== '' && (pattern.startsWith('?') || pattern[0] === text[0]) && naive(text.slice(1), rest);
}

describe('a pattern', () => {
  test.each([
    ['', '', true],
    ['a', '', false],
    ['', '*', true],
    ['', '?', false],
    ['a', '?', true],
    ['ab', '?', false],
    ['web1', 'web*', true],
    ['web', 'web*', true],
    ['xweb1', 'web*', false],
    ['web1.example.com', 'web?.*.com', true],
    ['web1.example.org', 'web?.*.com', false],
    ['abc', '*b*', true],
    ['abcabc', '*abc', true],
    ['aab', '*ab', true],
    ['ab', '***', true],
    ['a', '*?*', true],
    ['', '*?*', false],
    ['Web', 'web', false],
    ['a.b', 'a?b', true],
    ['a[b]', 'a[b]', true],
    ['ab', 'a[b]', false],
    ['{a,b}', '{a,b}', true],
    ['a,b', 'a,b', true],
    ['!a', '!a', true],
    ['é', '?', false],
    ['é', '??', true],
    ['é', 'é', true],
    ['é', '*\udca9', true],
    ['\udcff', '?', true],
    ['😀x', '????x', true],
  ])('%j with %j: %s', (text, pattern, expected) => {
    expect(matchPattern(text, pattern)).toBe(expected);
  });

  test('matches what a simple matcher matches', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '\udcff'), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '\udcff', '*', '?'), maxLength: 7 });
    fc.assert(
      fc.property(text, pattern, (one, other) => {
        expect(matchPattern(one, other)).toBe(naive(byteString(one), byteString(other)));
      }),
      { numRuns: 2000 },
    );
  });

  test('matches in time proportional to text and pattern', () => {
    const started = performance.now();
    expect(matchPattern('a'.repeat(5000), `${'*a'.repeat(7)}b`)).toBe(false);
    expect(matchPattern('a'.repeat(5000), `${'*a'.repeat(300)}b`)).toBe(false);
    expect(matchPattern(`${'a'.repeat(5000)}b`, `${'*a'.repeat(300)}*b`)).toBe(true);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('a list of patterns', () => {
  test.each([
    ['a', 'a', 'yes'],
    ['a', 'b,a', 'yes'],
    ['a', 'b', 'no'],
    ['a', 'b,c', 'no'],
    ['a', '', 'no'],
    ['', '', 'no'],
    ['', ',', 'yes'],
    ['a', ',a', 'yes'],
    ['a', 'a,', 'yes'],
    ['', 'a,', 'no'],
    ['a', '*,!a', 'denied'],
    ['a', '!a,*', 'denied'],
    ['a', '!b', 'no'],
    ['a', '*,!b', 'yes'],
    ['a', '!b,!c', 'no'],
    ['!a', '!!a', 'denied'],
    ['a', ' a', 'no'],
    ['a', 'A', 'no'],
  ])('%j in %j: %s', (text, list, expected) => {
    expect(matchPatternList(text, list, false)).toBe(expected);
  });

  test.each([
    ['web', 'WEB*', 'yes'],
    ['web', '!WEB', 'denied'],
    ['WEB', 'web', 'no'],
    ['é', 'É', 'no'],
  ])('%j in %j with the list in lower case: %s', (text, list, expected) => {
    expect(matchPatternList(text, list, true)).toBe(expected);
  });

  test('an element that is too long makes all of it fail', () => {
    const long = 'x'.repeat(1022);
    expect(matchPatternList(long, long, false)).toBe('yes');
    expect(matchPatternList('a', `a,${long}x`, false)).toBe('no');
    expect(matchPatternList('a', `a,!${long}`, false)).toBe('yes');
    expect(matchPatternList('a', `!a,${long}x`, false)).toBe('denied');
  });
});

test.each([
  ['web', false],
  ['', false],
  ['!web[1]', false],
  ['web*', true],
  ['?', true],
])('%j has a wildcard: %s', (pattern, expected) => {
  expect(hasWildcard(pattern)).toBe(expected);
});
