import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Argument } from '../../src/syntax/document.ts';
import { type Cursor, nextWord, skipWhiteSpace, splitArguments } from '../../src/syntax/tokens.ts';

const shown = ({ value, start, end }: Argument): string => `<${value}> ${start}-${end}`;

function strdelim(text: string, splitEquals = true): readonly string[] {
  const cursor: Cursor = { text, at: 0, end: text.length };
  const words: string[] = [];
  for (let word = nextWord(cursor, splitEquals); word; word = nextWord(cursor, splitEquals)) {
    words.push(shown(word));
    if (words.length > text.length + 2) throw new Error('it does not end');
  }
  return words;
}

type Row = readonly [text: string, ...expected: string[]];
const cases = (rows: readonly Row[]) => rows.map(([text, ...expected]) => [text, expected] as const);

describe('strdelim', () => {
  const rows: readonly Row[] = [
    ['', '<> 0-0'],
    ['a', '<a> 0-1'],
    ['a b', '<a> 0-1', '<b> 2-3'],
    ['a \t\r\n b', '<a> 0-1', '<b> 6-7'],
    [' a', '<> 0-0', '<a> 1-2'],
    ['a ', '<a> 0-1', '<> 2-2'],
    ['a=b', '<a> 0-1', '<b> 2-3'],
    ['a = b', '<a> 0-1', '<b> 4-5'],
    ['a =b', '<a> 0-1', '<b> 3-4'],
    ['a= b', '<a> 0-1', '<b> 3-4'],
    ['a==b', '<a> 0-1', '<> 2-2', '<b> 3-4'],
    ['a = = b', '<a> 0-1', '<> 4-4', '<b> 6-7'],
    ['a\fb\vc', '<a\fb\vc> 0-5'],
    ['"a b" c', '<a b> 0-5', '<c> 6-7'],
    ['"a b"', '<a b> 0-5', '<> 5-5'],
    ['a"b c"d', '<ab c> 0-6', '<d> 6-7'],
    ['"a"b', '<a> 0-3', '<b> 3-4'],
    ['""', '<> 0-2', '<> 2-2'],
    ['"a"  "b"', '<a> 0-3', '<b> 5-8', '<> 8-8'],
    ['"a\\" b', '<a\\> 0-4', '<b> 5-6'],
    ['"a\\"b"', '<a\\> 0-4'],
    ["'a b'", "<'a> 0-2", "<b'> 3-5"],
    ['a#b #c', '<a#b> 0-3', '<#c> 4-6'],
    ['"a'],
    ['a "b', '<a> 0-1'],
    ['é "日 本"', '<é> 0-1', '<日 本> 2-7', '<> 7-7'],
  ];
  test.each(cases(rows))('%j', (text, expected) => {
    expect(strdelim(text)).toEqual(expected);
  });
});

describe('strdelim without =', () => {
  const rows: readonly Row[] = [
    ['A=b', '<A=b> 0-3'],
    ['A=b C==d', '<A=b> 0-3', '<C==d> 4-8'],
    ['A = b', '<A> 0-1', '<=> 2-3', '<b> 4-5'],
    ['A="b c" d', '<A=b c> 0-7', '<d> 8-9'],
  ];

  test.each(cases(rows))('%j', (text, expected) => {
    expect(strdelim(text, false)).toEqual(expected);
  });
});

test('strdelim stays inside its stretch', () => {
  const cursor: Cursor = { text: 'xx "a" b" c', at: 3, end: 8 };
  expect(nextWord(cursor)).toEqual({ value: 'a', start: 3, end: 6 });
  expect(nextWord(cursor)).toEqual({ value: 'b', start: 7, end: 8 });
  expect(nextWord(cursor)).toBeUndefined();
  expect(nextWord({ text: '"a b"', at: 0, end: 4 })).toBeUndefined();
});

describe('argv_split', () => {
  const rows: readonly Row[] = [
    [''],
    ['a', '<a> 0-1'],
    ['a  \tb', '<a> 0-1', '<b> 4-5'],
    [' a ', '<a> 1-2'],
    ['a\rb\fc', '<a\rb\fc> 0-5'],
    ['a=b', '<a=b> 0-3'],
    ['"a b" c', '<a b> 0-5', '<c> 6-7'],
    ["'a b' c", '<a b> 0-5', '<c> 6-7'],
    ['a"b c"d e', '<ab cd> 0-7', '<e> 8-9'],
    [`"a'b" 'c"d'`, "<a'b> 0-5", '<c"d> 6-11'],
    ['""', '<> 0-2'],
    ["'' x", '<> 0-2', '<x> 3-4'],
    ['a\\ b', '<a b> 0-4'],
    ['"a\\ b"', '<a\\ b> 0-6'],
    ['a\\"b', '<a"b> 0-4'],
    ["a\\'b", "<a'b> 0-4"],
    ['a\\\\b', '<a\\b> 0-4'],
    ['"a\\"b"', '<a"b> 0-6'],
    ["'a\\'b'", "<a'b> 0-6"],
    ['a\\nb', '<a\\nb> 0-4'],
    ['a\\', '<a\\> 0-2'],
    ['a#b', '<a#b> 0-3'],
    ['"#a"', '<#a> 0-4'],
    ['\\#a', '<\\#a> 0-3'],
    ['é "日 本"', '<é> 0-1', '<日 本> 2-7'],
  ];

  test.each(cases(rows))('%j', (text, expected) => {
    const { args, comment, balanced } = splitArguments(text, 0, text.length);
    expect(args.map(shown)).toEqual(expected);
    expect([comment, balanced]).toEqual([undefined, true]);
  });

  test.each([
    ['#a b', [], 0],
    ['a #b', ['<a> 0-1'], 2],
    ['a\t# "', ['<a> 0-1'], 2],
    ['"a"#b', ['<a#b> 0-5'], undefined],
  ] as const)('%j has its comment at the # of a word', (text, expected, at) => {
    const { args, comment, balanced } = splitArguments(text, 0, text.length);
    expect(args.map(shown)).toEqual(expected);
    expect([comment, balanced]).toEqual([at, true]);
  });

  test.each([
    ['"a', ['<a> 0-2']],
    ["a 'b c", ['<a> 0-1', '<b c> 2-6']],
    ['a "b\\"', ['<a> 0-1', '<b"> 2-6']],
    ['"a\' b', ["<a' b> 0-5"]],
    ['"a" "', ['<a> 0-3', '<> 4-5']],
  ] as const)('%j is not balanced', (text, expected) => {
    const { args, comment, balanced } = splitArguments(text, 0, text.length);
    expect(args.map(shown)).toEqual(expected);
    expect([comment, balanced]).toEqual([undefined, false]);
  });

  test('stays inside its stretch', () => {
    const { args, balanced } = splitArguments('xx a\\" b"', 3, 5);
    expect(args.map(shown)).toEqual(['<a\\> 3-5']);
    expect(balanced).toBe(true);
  });

  test('words lie in order, and plain ones are what stands there', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '\t', '"', "'", '\\', '#', '=', 'é'),
      maxLength: 20,
    });
    fc.assert(
      fc.property(text, (line) => {
        const { args, comment } = splitArguments(line, 0, line.length);
        let end = 0;
        for (const word of args) {
          expect(word.start).toBeGreaterThanOrEqual(end);
          expect(word.end).toBeGreaterThan(word.start);
          const written = line.slice(word.start, word.end);
          if (!/["'\\]/.test(written)) expect(word.value).toBe(written);
          end = word.end;
        }
        expect(comment ?? line.length).toBeGreaterThanOrEqual(end);
      }),
    );
  });
});

test.each([
  ['a', [0, 1], 0],
  [' \t\r\na', [0, 5], 4],
  ['   ', [0, 3], 3],
  ['   ', [1, 2], 2],
  ['\f\v', [0, 2], 0],
  ['', [0, 0], 0],
] as const)('white space of %j in %j ends at %i', (text, [from, end], expected) => {
  expect(skipWhiteSpace(text, from, end)).toBe(expected);
});
