import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  byteString,
  bytesOf,
  fromByteString,
  positionOf,
  sourceFrom,
  sourceFromText,
  textOf,
  truncateBytes,
} from '../../src/syntax/source.ts';

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const plain = (array: Uint8Array): readonly number[] => [...array];

describe('bytes as text', () => {
  test.each([
    ['nothing', bytes(), ''],
    ['ASCII', utf8('a\0\n~'), 'a\0\n~'],
    ['UTF-8', utf8('é日😀'), 'é日😀'],
    ['a byte order mark', utf8('\ufeffa'), '\ufeffa'],
    ['Latin-1', bytes(0x61, 0xe9, 0x62), 'a\udce9b'],
    ['Latin-1 at the end', bytes(0x61, 0xe9), 'a\udce9'],
    ['a byte that continues nothing', bytes(0x80), '\udc80'],
    ['a sequence that stops', bytes(0xe6, 0x97), '\udce6\udc97'],
    ['a sequence that stops in front of others', bytes(0xe6, 0x97, 0x61, 0xc3, 0xa9), '\udce6\udc97aé'],
    ['an overlong slash', bytes(0xc0, 0xaf), '\udcc0\udcaf'],
    ['a surrogate in UTF-8', bytes(0xed, 0xb2, 0x80), '\udced\udcb2\udc80'],
    ['beyond Unicode', bytes(0xf4, 0x90, 0x80, 0x80), '\udcf4\udc90\udc80\udc80'],
    ['0xff', bytes(0xff), '\udcff'],
    ['mixed', bytes(0xc3, 0xa9, 0xff, 0xc3, 0xa9), 'é\udcffé'],
  ])('%s', (_, from, text) => {
    expect(textOf(from)).toBe(text);
    expect(plain(bytesOf(text))).toEqual(plain(from));
  });

  test('come back, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (from) => {
        expect(plain(bytesOf(textOf(from)))).toEqual(plain(from));
      }),
    );
  });

  test('come back when nearly all is UTF-8', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 5 }).map(utf8), fc.uint8Array({ maxLength: 2 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const from = Buffer.concat(pieces);
        expect(plain(bytesOf(textOf(from)))).toEqual(plain(from));
      }),
    );
  });
});

describe('a text as C sees it', () => {
  test.each([
    ['abc', 'abc'],
    ['é', '\u00c3\u00a9'],
    ['\udce9', '\u00e9'],
    ['a😀', 'a\u00f0\u009f\u0098\u0080'],
  ])('%j has a character for each byte: %j', (text, expected) => {
    expect(byteString(text)).toBe(expected);
    expect(fromByteString(expected)).toBe(text);
  });

  test.each([
    ['abcdef', 3, 'abc'],
    ['abc', 3, 'abc'],
    ['abc', 9, 'abc'],
    ['ab', 0, ''],
    ['éé', 2, 'é'],
    ['éé', 3, 'é\udcc3'],
    ['éé', 4, 'éé'],
    ['\udcff\udcff', 1, '\udcff'],
  ])('%j cut at %i bytes is %j', (text, limit, expected) => {
    expect(truncateBytes(text, limit)).toBe(expected);
  });
});

describe('lines', () => {
  test.each([
    ['', [0]],
    ['a', [0]],
    ['a\n', [0]],
    ['a\nb', [0, 2]],
    ['a\nb\n', [0, 2]],
    ['\n\n\n', [0, 1, 2]],
    ['a\r\nb\rc', [0, 3]],
    ['a\u2028b\u0085c\fd', [0]],
  ])('of %j start at %j', (text, expected) => {
    expect(sourceFromText('F', text).lineStarts).toEqual(expected);
  });

  test('have a path and the text of the bytes', () => {
    expect(sourceFrom('/etc/x', bytes(0x61, 0xff, 0x0a))).toEqual({
      path: '/etc/x',
      text: 'a\udcff\n',
      lineStarts: [0],
    });
  });
});

describe('a position', () => {
  const source = sourceFromText('F', 'ab\n\n😀éx\n');

  test.each([
    [0, 1, 1],
    [1, 1, 2],
    [2, 1, 3],
    [3, 2, 1],
    [4, 3, 1],
    [6, 3, 2],
    [7, 3, 3],
    [8, 3, 4],
    [9, 3, 5],
  ])('%i is line %i, column %i in code points', (offset, line, column) => {
    expect(positionOf(source, offset)).toEqual({ line, column, offset });
  });

  test('in an empty file', () => {
    expect(positionOf(sourceFromText('F', ''), 0)).toEqual({ line: 1, column: 1, offset: 0 });
  });

  test('is where counting leads', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '😀', 'é'), maxLength: 30 }), (text) => {
        const lines = text.split('\n');
        const whole = sourceFromText('F', text);
        for (let offset = 0; offset < text.length; offset += 1) {
          const before = text.slice(0, offset).split('\n');
          const last = before.at(-1) ?? '';
          expect(positionOf(whole, offset)).toEqual({ line: before.length, column: [...last].length + 1, offset });
        }
        expect(whole.lineStarts.length).toBe(Math.max(1, lines.length - (text.endsWith('\n') ? 1 : 0)));
      }),
    );
  });
});
