import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  covers,
  intersects,
  isCancelled,
  isCovered,
  matchesNothing,
  overlaps,
  patternList,
} from '../../src/syntax/cover.ts';
import { matchPattern } from '../../src/syntax/pattern.ts';

/** Every text of up to seven characters; `c` stands in no pattern. */
const texts = (): readonly string[] => {
  const all = [''];
  for (let start = 0, length = 0; length < 7; length += 1) {
    const end = all.length;
    for (; start < end; start += 1) all.push(...['a', 'b', 'c'].map((letter) => all[start] + letter));
  }
  return all;
};
const every = texts();
const deep = process.env.SSH_LINT_DEEP === '1';

const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 4 });
const patterns = fc.array(pattern, { maxLength: 3 });
const list = fc.record({ positive: patterns, negative: fc.array(pattern, { maxLength: 2 }) });

type List = ReturnType<typeof patternList>;
const isIn = (text: string, { positive, negative }: List): boolean =>
  positive.some((each) => matchPattern(text, each)) && !negative.some((each) => matchPattern(text, each));

describe('brute force agrees:', () => {
  test('one pattern inside several', () => {
    fc.assert(
      fc.property(pattern, patterns, (one, some) => {
        const expected = every.every(
          (text) => !matchPattern(text, one) || some.some((each) => matchPattern(text, each)),
        );
        expect(isCovered([one], some)).toBe(expected);
      }),
      { numRuns: deep ? 20_000 : 500 },
    );
  });

  test('what two patterns share inside several', () => {
    fc.assert(
      fc.property(pattern, pattern, patterns, (one, other, some) => {
        const shared = every.filter((text) => matchPattern(text, one) && matchPattern(text, other));
        expect(isCovered([one, other], some)).toBe(
          shared.every((text) => some.some((each) => matchPattern(text, each))),
        );
        expect(intersects(one, other)).toBe(shared.length > 0);
      }),
      { numRuns: deep ? 20_000 : 500 },
    );
  });

  test('lists', () => {
    fc.assert(
      fc.property(list, list, (one, other) => {
        expect(covers(one, other)).toBe(every.every((text) => !isIn(text, other) || isIn(text, one)));
        expect(overlaps(one, other)).toBe(every.some((text) => isIn(text, one) && isIn(text, other)));
        expect(matchesNothing(one)).toBe(!every.some((text) => isIn(text, one)));
      }),
      { numRuns: deep ? 10_000 : 300 },
    );
  });
});

describe('patterns as people write them', () => {
  test.each([
    ['web1', '*', true],
    ['web?', 'web*', true],
    ['web*', 'web?', false],
    ['*.example.com', '*.com', true],
    ['*.com', '*.example.com', false],
    ['web-*.example.com', 'web*.com', true],
    ['**', '*', true],
    ['*', '**', true],
    ['?*', '*?', true],
    ['Web', 'web', false],
    ['münchen', 'm??nchen', true],
    ['münchen', 'm?nchen', false],
  ])('%s inside %s: %s', (inner, outer, expected) => {
    expect(covers(patternList([outer]), patternList([inner]))).toBe(expected);
  });

  test.each([
    [['a', 'b'], ['*', '!c'], true],
    [['*', '!c'], ['*', '!c', '!d'], false],
    [['*', '!c', '!d'], ['*', '!c'], true],
    [['web*', '!web1'], ['web*', '!web?'], false],
    [['web*', '!web?'], ['web*', '!web1'], true],
    [['!a'], ['a'], true],
  ])('%j inside %j: %s', (inner, outer, expected) => {
    expect(covers(patternList(outer), patternList(inner))).toBe(expected);
  });

  test('only negations match nothing', () => {
    expect(matchesNothing(patternList(['!a', '!b']))).toBe(true);
    expect(matchesNothing(patternList(['*', '!a']))).toBe(false);
    expect(isCancelled('a1', patternList(['a1', 'b', '!a*']))).toBe(true);
  });
});

test('patterns made to be slow are given up, not followed', () => {
  const started = performance.now();
  isCovered([`*${'a?*'.repeat(40)}b`], [`*a${'?'.repeat(60)}`, `*b${'?'.repeat(59)}*a`, `${'*a?'.repeat(50)}*`]);
  intersects(`${'*a'.repeat(300)}`, `${'*b'.repeat(300)}`);
  expect(performance.now() - started).toBeLessThan(2000);
});
