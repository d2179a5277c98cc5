import { describe, expect, test } from 'vitest';
import { domainFault } from '../../src/read/domains.ts';
import { isValidHost, isValidUser } from '../../src/read/names.ts';
import { release } from '../support/release.ts';

describe('a typed host', () => {
  const bad = [
    '-x',
    'a b',
    'a\tb',
    'a;b',
    'a$b',
    "a'b",
    'a`b',
    'a"b',
    'a\\b',
    'a&b',
    'a<b',
    'a>b',
    'a|b',
    'a(b',
    'a)b',
  ];

  test.each([...bad, 'a{b', 'a}b', 'a\u007f', 'a\0', 'a\n'])('%j is refused', (host) => {
    expect(isValidHost(host, release('9.6'))).toBe(false);
  });

  test.each(['host', 'a-b', 'h.example', '::1', 'fe80::1%lo', 'münchen', '', 'a@b', '*', 'x_y', '%h'])(
    '%j is fine',
    (host) => {
      expect(isValidHost(host, release('9.6'))).toBe(true);
    },
  );

  test.each([
    ['9.6', true],
    ['9.9', true],
    ['10.0', false],
    ['9.2', false],
  ])('%s takes a comma: %s', (name, expected) => {
    expect(isValidHost('a,b', release(name))).toBe(expected);
  });
});

describe('a typed user', () => {
  test.each([
    '-x',
    'a\\',
    "a'",
    'a`b',
    'a"b',
    'a;b',
    'a&b',
    'a<b',
    'a>b',
    'a|b',
    'a(b',
    'a)b',
    'a{b',
    'a}b',
    'a -b',
    'a\t-b',
  ])('%j is refused', (user) => {
    expect(isValidUser(user, release('9.6'))).toBe(false);
  });

  test.each(['ada', 'a-b', 'a b', 'DOMAIN\\ada', 'a$', 'a@b', '', 'é', 'a- b'])('%j is fine', (user) => {
    expect(isValidUser(user, release('9.6'))).toBe(true);
  });

  test.each([
    ['9.6', 'a\u0001', true],
    ['10.1', 'a\u0001', false],
    ['10.1', 'a\u007f', false],
    ['10.1', 'a~', true],
    ['10.1', 'a\u0080', true],
    ['10.5', 'D\\a', true],
    ['10.6', 'D\\a', false],
    ['10.6', 'a$', false],
    ['10.6', 'ada', true],
  ])('%s takes %j: %s', (name, user, expected) => {
    expect(isValidUser(user, release(name))).toBe(expected);
  });
});

describe('a domain name', () => {
  test.each([
    ['example.com', undefined],
    ['a', undefined],
    ['_x.y-z', undefined],
    ['9.', undefined],
    ['', 'empty domain name'],
    ['.a', 'domain name ".a" starts with invalid character'],
    ['-a', 'domain name "-a" starts with invalid character'],
    ['é', 'domain name "é" starts with invalid character'],
    ['a..b', 'domain name "a..b" contains consecutive separators'],
    ['a/b', 'domain name "a/b" contains invalid characters'],
    ['ABC/Def', 'domain name "abc/Def" contains invalid characters'],
    [`${'x'.repeat(120)}/`, `domain name "${'x'.repeat(100)}" contains invalid characters`],
  ])('%j: %s', (name, expected) => {
    expect(domainFault(name)).toBe(expected);
  });
});

test('a long domain name is looked at once', () => {
  const name = 'a.'.repeat(500_000);
  const started = performance.now();
  expect(domainFault(name)).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(1000);
});
