import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frameOf } from '../../src/report/frame.ts';
import { widthOf } from '../../src/report/text.ts';
import { sourceFromText } from '../../src/syntax/source.ts';

/** The line and its mark, `[` and `]` around the span in `text`. */
function show(text: string, columns = 60): readonly string[] {
  const start = text.indexOf('[');
  const end = text.indexOf(']') - 1;
  const plain = text.replace('[', '').replace(']', '');
  const { code, from, to } = frameOf(sourceFromText('f', plain), { start, end }, columns);
  return [code, `${' '.repeat(from)}${'^'.repeat(to - from)}`];
}

describe('the mark stands below the span', () => {
  test.each([
    ['Host [web1] x\n', 'Host web1 x', '     ^^^^'],
    ['[Host] a', 'Host a', '^^^^'],
    ['Host a[]\n', 'Host a', '      ^'],
    ['first\n\tPort\t[22]\n', '    Port    22', '            ^^'],
    ['# 日本 [語] x\n', '# 日本 語 x', '       ^^'],
    ['User e\u0301[x]\n', 'User e\u0301x', '      ^'],
    ['User \x1b[[31m]\n', 'User \\e[31m', '       ^^^^'],
    ['User [a]\r\n', 'User a', '     ^'],
    ['[User a\n  Port 1]\n', 'User a', '^^^^^^'],
    ['', '', '^'],
    ['SetEnv A=[secret]', 'SetEnv A=****', '         ^^^^'],
    ['SetEnv A=se[cr]et', 'SetEnv A=****', '         ^^^^'],
    ['User \udc80[x]', 'User \\x80x', '         ^'],
  ])('%j', (text, code, mark) => {
    expect(show(text)).toEqual([code, mark]);
  });
});

describe('a long line is cut around the span', () => {
  const words = 'abcdefghi '.repeat(20);

  test('in the middle', () => {
    expect(show(`${words}[here] ${words}`, 40)).toEqual([
      '…i abcdefghi here abcdefghi abcdefghi a…',
      '             ^^^^',
    ]);
  });

  test('at the end', () => {
    const [code = '', mark = ''] = show(`${words}[end]`, 40);
    expect(code).toHaveLength(40);
    expect(code.endsWith(' end')).toBe(true);
    expect(mark).toBe(`${' '.repeat(37)}^^^`);
  });

  test('when the span itself is longer', () => {
    const [code = '', mark = ''] = show(`Host [${words}]`, 40);
    expect(code).toBe('Host abcdefghi abcdefghi abcdefghi abcd…');
    expect(mark).toBe(`     ${'^'.repeat(34)}`);
  });

  test('of ten megabytes, fast', () => {
    const start = performance.now();
    show(`${'x'.repeat(10_000_000)}[y]${'z'.repeat(10_000_000)}`, 80);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

test('never wider than asked, always below something, whatever the text', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 300 });
  fc.assert(
    fc.property(texts, fc.nat(400), fc.nat(400), fc.integer({ min: 20, max: 120 }), (text, start, length, columns) => {
      const { code, from, to } = frameOf(sourceFromText('f', text), { start, end: start + length }, columns);
      expect(widthOf(code)).toBeLessThanOrEqual(columns);
      expect(to).toBeGreaterThan(from);
      expect(from).toBeLessThanOrEqual(columns);
      expect(code).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    }),
  );
});
