import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dialectOf } from '../../src/syntax/dialect.ts';
import type { Dialect, Line } from '../../src/syntax/document.ts';
import { parse } from '../../src/syntax/parse.ts';
import { sourceFrom, sourceFromText } from '../../src/syntax/source.ts';
import { nextWord, splitArguments } from '../../src/syntax/tokens.ts';
import { release, releases } from '../support/release.ts';

const linesOf = (name: string, text: string): readonly Line[] =>
  parse(sourceFromText('F', text), dialectOf(release(name))).lines;

/** A line in one text: what it is and from where to where; of a directive, its words and what stands where. */
function shown(line: Line): string {
  const place = `${line.kind} ${line.start}-${line.end}`;
  if (line.kind !== 'directive') return place;
  const { name, keyword, args, rest, problem, comment, lineNumber } = line;
  return [
    place,
    `${name} ${keyword.start}-${keyword.end}`,
    ...args.map(({ value, start, end }) => `<${value}> ${start}-${end}`),
    `rest ${rest.start}-${rest.end}`,
    ...(comment === undefined ? [] : [`comment ${comment.start}-${comment.end}`]),
    ...(problem === undefined ? [] : [problem]),
    `line ${lineNumber}`,
  ].join(', ');
}

describe('how clients split', () => {
  test.each<readonly [string, Dialect]>([
    ['6.6 7.4', { tokeniser: 'strdelim', lineLimit: 'split-1023', trimsFormFeed: false }],
    ['7.5 7.7', { tokeniser: 'strdelim', lineLimit: 'refuse-4095', trimsFormFeed: true }],
    ['7.8 8.4', { tokeniser: 'strdelim', lineLimit: 'none', trimsFormFeed: true }],
    ['8.5 8.6', { tokeniser: 'strdelim-comments', lineLimit: 'none', trimsFormFeed: true }],
    ['8.7 9.2 10.6', { tokeniser: 'argv', lineLimit: 'none', trimsFormFeed: true }],
  ])('%s', (names, dialect) => {
    for (const name of releases(names)) expect(dialectOf(release(name))).toEqual(dialect);
  });

  test('is one value for those that split alike', () => {
    expect(dialectOf(release('9.2'))).toBe(dialectOf(release('10.6')));
    expect(dialectOf(release('8.6'))).not.toBe(dialectOf(release('8.7')));
  });
});

type Row = readonly [names: string, text: string, ...expected: string[]];

function testLines(title: string, rows: readonly Row[]): void {
  const cases = rows.flatMap(([names, text, ...expected]) =>
    releases(names).map((name) => [name, text, expected] as const),
  );
  describe(title, () => {
    test.each(cases)('%s: %j', (name, text, expected) => {
      expect(linesOf(name, text).map(shown)).toEqual(expected);
    });
  });
}

testLines('empty lines and comments', [
  ['7.4 8.4 8.6 9.2', ''],
  ['7.4 8.4 8.6 9.2', '\n', 'blank 0-1'],
  ['7.4 8.4 8.6 9.2', ' \t\n', 'blank 0-3'],
  ['7.4 8.4 8.6 9.2', '\n\n', 'blank 0-1', 'blank 1-2'],
  ['7.4 8.4 8.6 9.2', '# c\n', 'comment 0-4'],
  ['7.4 8.4 9.2', '  # c\n#d', 'comment 0-6', 'comment 6-8'],
  ['7.4 8.4 8.6 9.2', '#\n', 'comment 0-2'],
  ['7.4 8.4 8.6 9.2', '\r\n', 'blank 0-2'],
  ['7.4', ' \f\n', 'directive 0-3, \f 1-2, rest 2-2, missing-argument, line 1'],
  ['8.4 8.6 9.2', ' \f\n', 'blank 0-3'],
  ['7.4 8.4 8.6 9.2', '\f\n', 'directive 0-2, \f 0-1, rest 1-1, missing-argument, line 1'],
]);

testLines('keyword and arguments', [
  ['7.4 8.4 8.6 9.2', 'User ada', 'directive 0-8, user 0-4, <ada> 5-8, rest 5-8, line 1'],
  ['7.4 8.4 8.6 9.2', 'User ada\n', 'directive 0-9, user 0-4, <ada> 5-8, rest 5-8, line 1'],
  ['7.4 8.4 8.6 9.2', '  User\tada  \n', 'directive 0-13, user 2-6, <ada> 7-10, rest 7-10, line 1'],
  ['7.4 8.4 8.6 9.2', 'User=ada', 'directive 0-8, user 0-4, <ada> 5-8, rest 5-8, line 1'],
  ['7.4 8.4 8.6 9.2', 'User = ada\r\n', 'directive 0-12, user 0-4, <ada> 7-10, rest 7-10, line 1'],
  ['7.4 8.4 8.6 9.2', 'USER ada', 'directive 0-8, user 0-4, <ada> 5-8, rest 5-8, line 1'],
  ['7.4 8.4 8.6 9.2', '"User" ada', 'directive 0-10, user 0-6, <ada> 7-10, rest 7-10, line 1'],
  ['7.4 8.4 8.6 9.2', '"Us er" x', 'directive 0-9, us er 0-7, <x> 8-9, rest 8-9, line 1'],
  ['7.4 8.4 8.6 9.2', 'Host a b  c', 'directive 0-11, host 0-4, <a> 5-6, <b> 7-8, <c> 10-11, rest 5-11, line 1'],
  ['7.4 8.4 8.6 9.2', 'Host "a b" c', 'directive 0-12, host 0-4, <a b> 5-10, <c> 11-12, rest 5-12, line 1'],
  ['7.4 8.4 8.6', 'User "a"b', 'directive 0-9, user 0-4, <a> 5-8, <b> 8-9, rest 5-9, line 1'],
  ['9.2', 'User "a"b', 'directive 0-9, user 0-4, <ab> 5-9, rest 5-9, line 1'],
  ['7.4 8.4 8.6', "User 'a b'", "directive 0-10, user 0-4, <'a> 5-7, <b'> 8-10, rest 5-10, line 1"],
  ['9.2', "User 'a b'", 'directive 0-10, user 0-4, <a b> 5-10, rest 5-10, line 1'],
  ['7.4 8.4 8.6', 'User a\\ b', 'directive 0-9, user 0-4, <a\\> 5-7, <b> 8-9, rest 5-9, line 1'],
  ['9.2', 'User a\\ b', 'directive 0-9, user 0-4, <a b> 5-9, rest 5-9, line 1'],
  ['7.4 8.4 8.6', 'User ==x', 'directive 0-8, user 0-4, rest 6-8, missing-argument, line 1'],
  ['9.2', 'User ==x', 'directive 0-8, user 0-4, <=x> 6-8, rest 6-8, line 1'],
  ['7.4 8.4 8.6 9.2', 'Us"er x" y', 'directive 0-10, user x 0-8, <y> 9-10, rest 9-10, line 1'],
  ['7.4 8.4 8.6', 'Host a=b', 'directive 0-8, host 0-4, <a> 5-6, <b> 7-8, rest 5-8, line 1'],
  ['9.2', 'Host a=b', 'directive 0-8, host 0-4, <a=b> 5-8, rest 5-8, line 1'],
  [
    '7.4 8.4 8.6',
    'ProxyCommand nc "%h" \'%p\'',
    "directive 0-25, proxycommand 0-12, <nc> 13-15, <%h> 16-20, <'%p'> 21-25, rest 13-25, line 1",
  ],
  [
    '9.2',
    'ProxyCommand nc "%h" \'%p\'',
    'directive 0-25, proxycommand 0-12, <nc> 13-15, <%h> 16-20, <%p> 21-25, rest 13-25, line 1',
  ],
]);

testLines('nothing behind the keyword', [
  ['7.4 8.4 8.6 9.2', 'User', 'directive 0-4, user 0-4, rest 4-4, missing-argument, line 1'],
  ['7.4 8.4 8.6 9.2', 'User ', 'directive 0-5, user 0-4, rest 4-4, missing-argument, line 1'],
  ['7.4 8.4 8.6 9.2', 'User =', 'directive 0-6, user 0-4, rest 6-6, missing-argument, line 1'],
  ['7.4 8.4 8.6 9.2', 'User=', 'directive 0-5, user 0-4, rest 5-5, missing-argument, line 1'],
  ['7.4 8.4 8.6 9.2', 'User  = \n', 'directive 0-9, user 0-4, rest 7-7, missing-argument, line 1'],
]);

testLines('quotes without partner', [
  ['7.4 8.4 8.6', 'User "ada', 'directive 0-9, user 0-4, rest 5-9, unbalanced-quotes, line 1'],
  ['9.2', 'User "ada', 'directive 0-9, user 0-4, <ada> 5-9, rest 5-9, unbalanced-quotes, line 1'],
  ['7.4 8.4 8.6', 'User ada"', 'directive 0-9, user 0-4, rest 5-9, unbalanced-quotes, line 1'],
  ['9.2', 'User ada"', 'directive 0-9, user 0-4, <ada> 5-9, rest 5-9, unbalanced-quotes, line 1'],
  ['7.4 8.4 8.6', 'User a"b"c"', 'directive 0-11, user 0-4, <ab> 5-9, rest 5-11, unbalanced-quotes, line 1'],
  ['9.2', 'User a"b"c"', 'directive 0-11, user 0-4, <abc> 5-11, rest 5-11, unbalanced-quotes, line 1'],
  ['7.4 8.4 8.6', "User it's", "directive 0-9, user 0-4, <it's> 5-9, rest 5-9, line 1"],
  ['9.2', "User it's", 'directive 0-9, user 0-4, <its> 5-9, rest 5-9, unbalanced-quotes, line 1'],
  ['7.4 8.4 8.6 9.2', '"User ada', 'ignored 0-9'],
  ['7.4 8.4 8.6 9.2', 'User"ada', 'ignored 0-8'],
]);

testLines('comments behind values', [
  ['7.4 8.4', 'User ada # c', 'directive 0-12, user 0-4, <ada> 5-8, <#> 9-10, <c> 11-12, rest 5-12, line 1'],
  ['9.2', 'User ada # c', 'directive 0-12, user 0-4, <ada> 5-8, rest 5-12, comment 9-12, line 1'],
  ['7.4 8.4 9.2', 'User ada#c', 'directive 0-10, user 0-4, <ada#c> 5-10, rest 5-10, line 1'],
  ['8.6', 'User ada#c', 'directive 0-10, user 0-4, <ada> 5-8, rest 5-8, comment 8-10, line 1'],
  ['7.4 8.4', 'User "a # b" # c \n', 'directive 0-18, user 0-4, <a # b> 5-12, <#> 13-14, <c> 15-16, rest 5-16, line 1'],
  ['9.2', 'User "a # b" # c \n', 'directive 0-18, user 0-4, <a # b> 5-12, rest 5-16, comment 13-16, line 1'],
  ['7.4 8.4', 'User # c', 'directive 0-8, user 0-4, <#> 5-6, <c> 7-8, rest 5-8, line 1'],
  ['9.2', 'User # c', 'directive 0-8, user 0-4, rest 5-8, comment 5-8, line 1'],
  ['7.4 8.4 8.6 9.2', '# c # d', 'comment 0-7'],
  ['7.4 8.4 9.2', 'ProxyCommand a#b', 'directive 0-16, proxycommand 0-12, <a#b> 13-16, rest 13-16, line 1'],
  ['8.6', 'ProxyCommand a#b', 'directive 0-16, proxycommand 0-12, <a> 13-14, rest 13-14, comment 14-16, line 1'],
]);

testLines('lines together', [
  [
    '7.4 8.4 8.6 9.2',
    'Host a\n  User b\n\n# c\nPort 1',
    'directive 0-7, host 0-4, <a> 5-6, rest 5-6, line 1',
    'directive 7-16, user 9-13, <b> 14-15, rest 14-15, line 2',
    'blank 16-17',
    'comment 17-21',
    'directive 21-27, port 21-25, <1> 26-27, rest 26-27, line 5',
  ],
  [
    '7.4 8.4 8.6 9.2',
    'a b\r\nc d\r\n',
    'directive 0-5, a 0-1, <b> 2-3, rest 2-3, line 1',
    'directive 5-10, c 5-6, <d> 7-8, rest 7-8, line 2',
  ],
  ['7.4 8.4 8.6', 'User a\rPort 2\n', 'directive 0-14, user 0-4, <a> 5-6, <Port> 7-11, <2> 12-13, rest 5-13, line 1'],
  ['9.2', 'User a\rPort 2\n', 'directive 0-14, user 0-4, <a\rPort> 5-11, <2> 12-13, rest 5-13, line 1'],
]);

testLines('NUL ends a line', [
  [
    '7.4 8.4 8.6 9.2',
    'User ad\u0000a\nPort 1\n',
    'directive 0-10, user 0-4, <ad> 5-7, rest 5-7, line 1',
    'directive 10-17, port 10-14, <1> 15-16, rest 15-16, line 2',
  ],
  ['7.4 8.4 8.6 9.2', '\u0000User x\n', 'blank 0-8'],
  ['7.4 8.4 8.6 9.2', 'User\u0000 x\n', 'directive 0-8, user 0-4, rest 4-4, missing-argument, line 1'],
  ['7.4 8.4', 'User a # \u0000x\n', 'directive 0-12, user 0-4, <a> 5-6, <#> 7-8, rest 5-8, line 1'],
  ['9.2', 'User a # \u0000x\n', 'directive 0-12, user 0-4, <a> 5-6, rest 5-8, comment 7-8, line 1'],
  ['7.4 8.4 8.6 9.2', '#\u0000\n', 'comment 0-3'],
]);

testLines('white space and what is none', [
  ['7.4', 'User a\f\n', 'directive 0-8, user 0-4, <a\f> 5-7, rest 5-7, line 1'],
  ['8.4 8.6 9.2', 'User a\f\n', 'directive 0-8, user 0-4, <a> 5-6, rest 5-6, line 1'],
  ['7.4 8.4 8.6 9.2', 'User a\u000b\n', 'directive 0-8, user 0-4, <a\u000b> 5-7, rest 5-7, line 1'],
  ['7.4 8.4 8.6 9.2', '\u00a0User a\n', 'directive 0-8, \u00a0user 0-5, <a> 6-7, rest 6-7, line 1'],
  ['7.4 8.4 8.6 9.2', '\ufeffUser a\n', 'directive 0-8, \ufeffuser 0-5, <a> 6-7, rest 6-7, line 1'],
  ['7.4 8.4 8.6 9.2', 'User\u00a0a\n', 'directive 0-7, user\u00a0a 0-6, rest 6-6, missing-argument, line 1'],
  ['7.4 8.4 8.6 9.2', 'User a\u2028b\n', 'directive 0-9, user 0-4, <a\u2028b> 5-8, rest 5-8, line 1'],
  ['7.4 8.4 8.6 9.2', 'User a\u0085\n', 'directive 0-8, user 0-4, <a\u0085> 5-7, rest 5-7, line 1'],
  ['7.4 8.4 8.6 9.2', 'User \udcff\n', 'directive 0-7, user 0-4, <\udcff> 5-6, rest 5-6, line 1'],
  ['7.4 8.4 8.6 9.2', 'Übung x\n', 'directive 0-8, Übung 0-5, <x> 6-7, rest 6-7, line 1'],
  ['7.4 8.4 8.6 9.2', '=User x\n', 'directive 0-8, user 1-5, <x> 6-7, rest 6-7, line 1'],
  ['7.4 8.4 8.6 9.2', ' = User x\n', 'directive 0-10, user 3-7, <x> 8-9, rest 8-9, line 1'],
  ['7.4 8.4 8.6 9.2', 'User\fa\n', 'directive 0-7, user\fa 0-6, rest 6-6, missing-argument, line 1'],
]);

describe('long lines', () => {
  const shape = (name: string, text: string) =>
    linesOf(name, text).map((line) =>
      line.kind === 'directive'
        ? [line.start, line.end, line.lineNumber, line.name.slice(0, 8)]
        : [line.start, line.end, line.kind],
    );
  const long = (length: number) => `User ${'x'.repeat(length - 5)}`;

  test('go on as lines of their own behind 1023 bytes up to 7.4', () => {
    expect(shape('7.4', `${long(1022)}\nPort 1\n`)).toEqual([
      [0, 1023, 1, 'user'],
      [1023, 1030, 2, 'port'],
    ]);
    expect(shape('7.4', `${long(1023)}\nPort 1\n`)).toEqual([
      [0, 1023, 1, 'user'],
      [1023, 1024, 'blank'],
      [1024, 1031, 3, 'port'],
    ]);
    expect(shape('7.4', `${long(2100)}\nPort 1\n`)).toEqual([
      [0, 1023, 1, 'user'],
      [1023, 2046, 2, 'xxxxxxxx'],
      [2046, 2101, 3, 'xxxxxxxx'],
      [2101, 2108, 4, 'port'],
    ]);
  });

  test('are cut by bytes', () => {
    const text = `User ${'é'.repeat(510)}\n`;
    expect(text.length).toBe(516);
    expect(shape('7.4', text)).toEqual([
      [0, 514, 1, 'user'],
      [514, 516, 2, 'é'],
    ]);
  });

  test('lose no byte where the cut goes through a character', () => {
    const text = `User x${'é'.repeat(1200)}\nPort 1\n`;
    const lines = linesOf('7.4', text);
    expect(lines.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
  });

  test.each([
    ['7.4', 5000, undefined],
    ['7.5', 4094, undefined],
    ['7.5', 4095, 2],
    ['7.7', 4095, 2],
    ['7.8', 5000, undefined],
    ['10.6', 5000, undefined],
  ])('of %s: one of %i bytes is too long in line %s', (name, length, expected) => {
    const text = `Port 1\n${long(length)}\nPort 2\n`;
    expect(parse(sourceFromText('F', text), dialectOf(release(name))).tooLong).toBe(expected);
  });

  test('are measured in bytes and with their end', () => {
    const bytes = (count: number) => Buffer.from(`User ${'é'.repeat(count)}`);
    const of = (count: number) => parse(sourceFrom('F', bytes(count)), dialectOf(release('7.5'))).tooLong;
    expect([of(2045), of(2046)]).toEqual([undefined, 1]);
  });
});

test('offsets count from the start of the file, those of the shape from the start of the line', () => {
  const [, line] = linesOf('9.2', 'Port 1\nUser "a" # c\n');
  if (line?.kind !== 'directive') throw new Error('no directive');
  const { name, problem, keyword, args, rest, comment } = line.shape;
  expect({ name, problem, keyword, args, rest, comment }).toEqual({
    name: 'user',
    problem: undefined,
    keyword: { value: 'User', start: 0, end: 4 },
    args: [{ value: 'a', start: 5, end: 8 }],
    rest: { start: 5, end: 12 },
    comment: { start: 9, end: 12 },
  });
  expect(line.args).toEqual([{ value: 'a', start: 12, end: 15 }]);
  expect(line.kind).toBe('directive');
});

test('lines with the same text share their shape', () => {
  const [one, other] = linesOf('9.2', 'User a\nUser a\n');
  expect(one?.kind === 'directive' && one.shape).toBe(other?.kind === 'directive' && other.shape);
});

const pieces = [
  'Host',
  'User',
  ' ',
  ' ',
  '\t',
  '\n',
  '\n',
  '\r',
  '\f',
  '\0',
  '"',
  "'",
  '\\',
  '#',
  '=',
  'a',
  '1',
  'é',
  '\udcff',
  '!',
  '*',
];

describe('whatever a file says', () => {
  const text = fc.string({ unit: fc.constantFrom(...pieces), maxLength: 40 });

  test.each(['7.4', '7.5', '8.4', '8.6', '9.2'])('lines tile the text in %s', (name) => {
    fc.assert(
      fc.property(text, (whole) => {
        const lines = linesOf(name, whole);
        expect(lines.map(({ start, end }) => whole.slice(start, end)).join('')).toBe(whole);
        const ends = [0, ...lines.map(({ end }) => end)];
        expect(lines.map(({ start }) => start)).toEqual(ends.slice(0, -1));
      }),
    );
  });

  test.each(['8.4', '9.2'])('the quick way says what the slow way says in %s', (name) => {
    fc.assert(
      fc.property(text, (whole) => {
        for (const line of linesOf(name, whole)) {
          if (line.kind !== 'directive') continue;
          const { keyword, rest, args, comment } = line;
          const cursor = { text: whole, at: line.start, end: rest.end };
          const first = nextWord(cursor);
          expect(first?.value === '' ? nextWord(cursor) : first).toEqual(keyword);
          if (name !== '9.2') {
            const value = { text: whole, at: rest.start, end: rest.end };
            for (const argument of args) expect(nextWord(value)).toEqual(argument);
            expect(nextWord(value)?.value ?? '').toBe('');
            continue;
          }
          const split = splitArguments(whole, rest.start, rest.end);
          expect(args).toEqual(split.args);
          expect(comment).toEqual(split.comment === undefined ? undefined : { start: split.comment, end: rest.end });
        }
      }),
      { numRuns: 500 },
    );
  });
});
