import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  algorithmHistory,
  criterionHistory,
  keywordHistory,
  olderSpelling,
  retiredIn,
  wordHistory,
} from '../../src/lint/history.ts';
import { invisibleIn } from '../../src/lint/invisible.ts';
import { distance, meant, nearest } from '../../src/lint/nearest.ts';
import { clientOf } from '../support/rule-tester.ts';

describe('distance', () => {
  /** By the book, with all the work. */
  function plain(a: string, b: string): number {
    const cost = new Map<string, number>();
    const at = (i: number, j: number): number => {
      if (i === 0 || j === 0) return i + j;
      const key = `${i} ${j}`;
      const known = cost.get(key);
      if (known !== undefined) return known;
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(i - 2, j - 2) + 1);
      cost.set(key, least);
      return least;
    };
    return at(a.length, b.length);
  }

  test('is what the definition says, up to the limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.nat(5), (a, b, limit) => {
        expect(distance(a, b, limit)).toBe(Math.min(plain(a, b), limit + 1));
      }),
    );
  });
});

describe('what someone may have meant', () => {
  test.each([
    ['hots', ['host', 'hostname', 'port'], 'host'],
    ['identifyfile', ['identityfile', 'identityagent'], 'identityfile'],
    ['prot', ['port', 'protocol'], 'port'],
    ['xyz', ['host', 'port'], undefined],
    ['ab', ['abc'], undefined],
    ['cat', ['bat', 'car'], 'car'],
    ['cats', ['bats', 'hats'], undefined],
    ['x'.repeat(100), [`${'x'.repeat(99)}y`], undefined],
  ])('%s among %j: %s', (word, words, expected) => {
    expect(meant(word, words)).toBe(expected);
  });

  test('several that are equally near', () => {
    expect(nearest('cats', ['bats', 'hats', 'dogs'])).toEqual(['bats', 'hats']);
  });
});

describe('history', () => {
  test.each([
    ['proxyjump', { since: '7.3', gone: undefined, vendors: [] }],
    ['host', { since: '6.0', gone: undefined, vendors: [] }],
    ['usekeychain', { since: undefined, gone: undefined, vendors: ['apple'] }],
    ['nosuch', undefined],
    ['constructor', undefined],
  ])('of the keyword %s', (name, expected) => {
    expect(keywordHistory(name)).toEqual(expected);
  });

  test('of algorithms, words and criteria', () => {
    expect(algorithmHistory('ciphers', 'arcfour')).toMatchObject({ since: '6.0', gone: '7.6' });
    expect(algorithmHistory('kex', 'mlkem768x25519-sha256')).toMatchObject({ since: '9.9', gone: undefined });
    expect(algorithmHistory('kex', 'nosuch')).toBeUndefined();
    expect(wordHistory('stricthostkeychecking', 'accept-new')).toMatchObject({ since: '7.6' });
    expect(wordHistory('compression', 'true')).toMatchObject({ gone: '8.2' });
    expect(criterionHistory('final')).toMatchObject({ since: '8.0' });
    expect(criterionHistory('tagged')).toMatchObject({ since: '9.4' });
    expect(criterionHistory('hostname')).toBeUndefined();
    expect(retiredIn('useroaming')).toBe('7.2');
    expect(retiredIn('user')).toBeUndefined();
  });

  test('knows the older spelling', () => {
    expect(olderSpelling('pubkeyacceptedalgorithms', clientOf('8.4'))).toBe('PubkeyAcceptedKeyTypes');
    expect(olderSpelling('proxyjump', clientOf('7.2'))).toBeUndefined();
    expect(olderSpelling('nosuch', clientOf('7.2'))).toBeUndefined();
  });
});

test('invisible characters are found and named', () => {
  expect(invisibleIn('a b')).toBeUndefined();
  expect(invisibleIn('a\u00a0b')).toEqual({
    at: 1,
    character: '\u00a0',
    name: 'a no-break space (U+00A0)',
    blank: true,
  });
  expect(invisibleIn('\u2066')).toMatchObject({ at: 0, name: 'an invisible character (U+2066)', blank: false });
});
