import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakUp, count, jsonText, padEnd, visible, widthOf, wrap } from '../../src/report/text.ts';

describe('visible', () => {
  test.each([
    ['plain ünïcode 日本 👍', 'plain ünïcode 日本 👍'],
    ['\x1b[31m', '\\e[31m'],
    ['a\tb\nc\rd', 'a\\tb\\nc\\rd'],
    ['\0\x07\x7f', '\\x00\\x07\\x7f'],
    ['\x9b31m', '\\u009b31m'],
    ['\u202eevil\u2066', '\\u202eevil\\u2066'],
    ['\u200b\ufeff\u2028', '\\u200b\\ufeff\\u2028'],
    ['\udcff', '\\xff'],
    ['\ud800', '\\ud800'],
    ['\u{e0041}', '\\u{e0041}'],
  ])('%j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  test('leaves nothing that acts on a terminal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
        expect(visible(visible(text))).toBe(visible(text));
      }),
    );
  });
});

test.each([
  ['abc', 3],
  ['日本語', 6],
  ['ｆｕｌｌ', 8],
  ['한글', 4],
  ['e\u0301', 1],
  ['👍', 2],
  ['🇩🇪', 2],
  ['…│^', 3],
  ['Ünï', 3],
])('%j is %i columns wide', (text, width) => {
  expect(widthOf(text)).toBe(width);
});

describe('wrap', () => {
  test('breaks between words, by width', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('日本 語文', 4)).toEqual(['日本', '語文']);
    expect(wrap('', 10)).toEqual(['']);
    expect(wrap('unbreakable x', 4)).toEqual(['unbreakable', 'x']);
  });

  test('loses no word and keeps to the width where it can', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 9 })),
        fc.integer({ min: 10, max: 40 }),
        (parts, width) => {
          const words = parts.map((part) => visible(part).replaceAll(/\s/g, '_').slice(0, 10));
          const lines = wrap(words.join(' '), width);
          expect(lines.join(' ')).toBe(words.join(' '));
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width + 10);
        },
      ),
    );
  });
});

test('breakUp also breaks behind commas, and at last in a word', () => {
  expect(breakUp('aes256-ctr,aes192-ctr,aes128-ctr', 22)).toEqual(['aes256-ctr,aes192-ctr,', 'aes128-ctr']);
  expect(breakUp('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
  expect(breakUp('日本語文', 4)).toEqual(['日本', '語文']);
});

test('padEnd counts columns', () => {
  expect(padEnd('日', 4)).toBe('日  ');
  expect(padEnd('long', 2)).toBe('long');
});

test('count', () => {
  expect([0, 1, 2].map((number) => count(number, 'file'))).toEqual(['0 files', '1 file', '2 files']);
});

test('jsonText is JSON, and shows nothing that acts on a terminal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = jsonText({ text });
      expect(JSON.parse(shown)).toEqual({ text });
      expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }),
  );
});
