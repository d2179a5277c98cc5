import { describe, expect, test } from 'vitest';
import { equalsIgnoringCase, hasControlCharacter, isAscii, lowerCase } from '../../src/syntax/ascii.ts';
import { keywordName } from '../../src/syntax/names.ts';

describe('lower case is that of the C locale', () => {
  test.each([
    ['Host', 'host'],
    ['AZaz09_[', 'azaz09_['],
    ['', ''],
    ['ÄÖ-ÉX', 'ÄÖ-Éx'],
    ['\u212a\u0130', '\u212a\u0130'],
    ['\udcffA', '\udcffa'],
  ])('%j: %j', (text, expected) => {
    expect(lowerCase(text)).toBe(expected);
    expect(keywordName(text)).toBe(expected);
    expect(keywordName(text)).toBe(expected);
  });
});

test('of more keywords than are kept', () => {
  const spellings = Array.from({ length: 2000 }, (_, index) => `Key${index}É`);
  expect(spellings.map(keywordName)).toEqual(spellings.map((_, index) => `key${index}É`));
});

test.each([
  ['a', 'A', true],
  ['', '', true],
  ['a', 'b', false],
  ['a', 'aa', false],
  ['É', 'é', false],
  ['\u212a', 'k', false],
])('%j is %j: %s', (one, other, expected) => {
  expect(equalsIgnoringCase(one, other)).toBe(expected);
});

test.each([
  ['', true],
  ['\0 ~\u007f', true],
  ['\u0080', false],
  ['é', false],
  ['\udcff', false],
])('%j is one byte a character: %s', (text, expected) => {
  expect(isAscii(text)).toBe(expected);
});

test.each([
  ['', false],
  [' ~', false],
  ['é\u0085\u2028', false],
  ['a\0', true],
  ['\u001fb', true],
  ['a\u007f', true],
])('%j holds a control character: %s', (text, expected) => {
  expect(hasControlCharacter(text)).toBe(expected);
});
