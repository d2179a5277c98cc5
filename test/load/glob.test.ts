import { describe, expect, test } from 'vitest';
import { glob, matchName } from '../../src/load/glob.ts';
import { memoryPorts } from '../support/memory-ports.ts';

describe('a name', () => {
  test.each([
    ['a', 'a', true],
    ['a', 'b', false],
    ['', '', true],
    ['a', '', false],
    ['abc', '*', true],
    ['abc', 'a*c', true],
    ['abc', 'a*b', false],
    ['abcbc', '*bc', true],
    ['abc', '?b?', true],
    ['ab', '???', false],
    ['.a', '*', false],
    ['.a', '?a', false],
    ['.a', '[.]a', false],
    ['.a', '.*', true],
    ['.a', '\\.a', true],
    ['a.b', '*', true],
    ['A', 'a', false],
    ['b', '[abc]', true],
    ['d', '[abc]', false],
    ['b', '[a-c]', true],
    ['-', '[a-]', true],
    ['d', '[!abc]', true],
    ['b', '[!abc]', false],
    ['^', '[^a]', true],
    ['a', '[^a]', true],
    ['b', '[^a]', false],
    [']', '[]]', true],
    [']', '[]a]', true],
    ['a', '[!]]', true],
    [']', '[!]]', false],
    ['x', '[[:alpha:]]', true],
    ['1', '[[:alpha:]]', false],
    ['1', '[[:digit:]x]', true],
    ['x', '[[:digit:]x]', true],
    ['A', '[[:upper:]]', true],
    ['f', '[[:xdigit:]]', true],
    ['_', '[[:alnum:]]', false],
    ['z', '[[:lower:]]', true],
    [' ', '[[:space:]]', true],
    ['x', '[[:nosuch:]]', false],
    ['[', '[', true],
    ['[a', '[a', true],
    ['a', '[a', false],
    ['[[:alpha:', '[[:alpha:', true],
    ['\\', '[\\]', true],
    ['[', '[[]', true],
    ['b', '[z-a]', false],
    ['*', '\\*', true],
    ['a', '\\*', false],
    ['a', '\\a', true],
    ['\\', '\\', true],
    ['é', '?', false],
    ['é', '??', true],
    ['(a+)', '(a+)', true],
  ])('%j with %j: %s', (name, pattern, expected) => {
    expect(matchName(name, pattern)).toBe(expected);
  });

  test('is matched in time proportional to name and pattern', () => {
    const started = performance.now();
    expect(matchName('a'.repeat(3000), `${'*a'.repeat(200)}b`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

const { files } = memoryPorts({
  files: {
    '/d/a': '',
    '/d/b.conf': '',
    '/d/B.conf': '',
    '/d/.hidden': '',
    '/d/x[1]': '',
    '/d/é.conf': '',
    '/d/e\u0301.conf': '',
    '/d/z.conf': '',
    '/d/conf.d/1': '',
    '/d/conf.d/2': '',
    '/d/conf.d/.3': '',
    '/d/other.d/1': '',
    '/d/dangling': { link: '/nowhere' },
    '/d/folder': { link: '/d/conf.d' },
    'here/a.conf': '',
  },
  currentFolder: '/work',
});

describe('paths', () => {
  test.each([
    ['/d/a', ['/d/a']],
    ['/d/nope', []],
    ['/d/dangling', ['/d/dangling']],
    ['/d', ['/d']],
    ['/d/', ['/d/']],
    ['', []],
    [
      '/d/*',
      [
        '/d/B.conf',
        '/d/a',
        '/d/b.conf',
        '/d/conf.d',
        '/d/dangling',
        '/d/e\u0301.conf',
        '/d/folder',
        '/d/other.d',
        '/d/x[1]',
        '/d/z.conf',
        '/d/é.conf',
      ],
    ],
    ['/d/*.conf', ['/d/B.conf', '/d/b.conf', '/d/e\u0301.conf', '/d/z.conf', '/d/é.conf']],
    ['/d/.*', ['/d/.hidden']],
    ['/d/conf.d/*', ['/d/conf.d/1', '/d/conf.d/2']],
    ['/d/*.d/1', ['/d/conf.d/1', '/d/other.d/1']],
    ['/d/*/2', ['/d/conf.d/2', '/d/folder/2']],
    ['/d/[co]*.d/[12]', ['/d/conf.d/1', '/d/conf.d/2', '/d/other.d/1']],
    ['/d/*.conf/x', []],
    ['/d/nope/*', []],
    ['/d/a/*', []],
    ['/*/a', ['/d/a']],
    ['/d/x[1]', []],
    ['/d/x\\[1\\]', ['/d/x[1]']],
    ['/d/x[[]1*', ['/d/x[1]']],
    ['/d//*.d', ['/d/conf.d', '/d/other.d']],
    ['/d/*.d/', ['/d/conf.d', '/d/other.d']],
    ['here/*', ['here/a.conf']],
    ['*/a.conf', ['here/a.conf']],
    ['/d/?', ['/d/a']],
  ])('of %j', (pattern, expected) => {
    expect(glob(pattern, files)).toEqual(expected);
  });
});
