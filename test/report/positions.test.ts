import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastAtOrBefore, positionsIn } from '../../src/report/positions.ts';
import { positionOf, sourceFromText } from '../../src/syntax/source.ts';

test('the same as positionOf, in whatever order they are asked for', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', '\n', '👍', '\udc80', '日', '\r\n') });
  fc.assert(
    fc.property(texts, fc.array(fc.nat(40)), (text, offsets) => {
      const source = sourceFromText('f', text);
      const position = positionsIn();
      for (const offset of offsets) {
        expect(position(source, offset)).toEqual(positionOf(source, Math.min(offset, text.length)));
      }
    }),
  );
});

test('lastAtOrBefore', () => {
  expect([-1, 0, 4, 5, 9].map((wanted) => lastAtOrBefore([0, 5, 8], wanted))).toEqual([-1, 0, 0, 1, 2]);
  expect(lastAtOrBefore([], 3)).toBe(-1);
});
