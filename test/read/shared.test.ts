import { describe, expect, test } from 'vitest';
import { cipherListFault, elementsOf, isKeyName, listModifier } from '../../src/read/algorithms.ts';
import { argsOf } from '../../src/read/args.ts';
import { isSteering, readDirective, readerOf } from '../../src/read/read.ts';
import { dialectOf } from '../../src/syntax/dialect.ts';
import type { Directive, Document } from '../../src/syntax/document.ts';
import { parse } from '../../src/syntax/parse.ts';
import { sourceFromText } from '../../src/syntax/source.ts';
import { contextOf, directiveOf, readingOf, shown } from '../support/readings.ts';
import { release } from '../support/release.ts';

const documentOf = (name: string, text: string): Document => parse(sourceFromText('F', text), dialectOf(release(name)));
const directivesOf = ({ lines }: Document): readonly Directive[] =>
  lines.flatMap((line) => (line.kind === 'directive' ? [line] : []));

describe('readings', () => {
  test('are the same for lines that say the same', () => {
    const document = documentOf('9.2', 'User ada\n  User  ada\nUser ada\nUser bob\n');
    const read = readerOf(contextOf('9.2'));
    const [first, spaced, again, other] = directivesOf(document).map((line) => read(document, line));
    expect(again).toBe(first);
    expect(spaced?.settings).toEqual(first?.settings);
    expect(other?.settings).not.toEqual(first?.settings);
  });

  test('have their own place where something is wrong', () => {
    const document = documentOf('9.2', 'Port x\nPort x\n');
    const read = readerOf(contextOf('9.2'));
    const spans = directivesOf(document).map((line) =>
      read(document, line).problems.map(({ span }) => [span.start, span.end]),
    );
    expect(spans).toEqual([[[5, 6]], [[12, 13]]]);
  });

  test.each(['Host a\n', 'Match all\n', 'Include x\n', 'Host\n', 'Host "x\n', 'User ada\n', 'Foo x\n', "User it's\n"])(
    'of %j are those of the line alone',
    (text) => {
      for (const name of ['7.5', '8.6', '9.2', '10.6']) {
        const document = documentOf(name, text);
        const context = contextOf(name);
        const [line] = directivesOf(document);
        const alone = line && readDirective(text, line, context);
        const read = readerOf(context);
        expect(line && read(document, line)).toEqual(alone);
        expect(line && read(document, line)).toEqual(alone);
      }
    },
  );

  test('of a client that does not know Include', () => {
    expect(shown(readingOf('7.2', 'Include x'))).toEqual([
      'bad unknown-keyword 0-7',
      'F: line 1: Bad configuration option: include',
    ]);
  });
});

test.each([
  ['host', true],
  ['match', true],
  ['include', true],
  ['user', false],
  ['Host', false],
])('%s steers: %s', (name, expected) => {
  expect(isSteering(name)).toBe(expected);
});

describe('arguments', () => {
  const argsIn = (name: string, line: string) =>
    argsOf(line, directiveOf(name, line), release(name).does('argv-split'));

  test.each(['8.4', '9.2'])('are taken one by one in %s', (name) => {
    const args = argsIn(name, 'User a "b c"  d');
    expect(args.raw).toEqual({ value: 'a "b c"  d', start: 5, end: 15 });
    expect([args.next(), args.next()]).toEqual([
      { value: 'a', start: 5, end: 6 },
      { value: 'b c', start: 7, end: 12 },
    ]);
    expect(args.rest()).toBe('d');
    expect(args.atEnd()).toBe(false);
    expect(args.next()).toEqual({ value: 'd', start: 14, end: 15 });
    expect(args.atEnd()).toBe(true);
    expect(args.rest()).toBe('');
    expect(args.next()).toBeUndefined();
    expect(args.nothing).toBe(false);
  });

  test.each(['8.4', '9.2'])('are dropped in %s', (name) => {
    const args = argsIn(name, 'User a b');
    args.drop();
    expect(args.atEnd()).toBe(true);
    expect(args.next()).toBeUndefined();
  });

  test.each([
    ['8.4', 'a', 'A'],
    ['9.2', 'A=b', 'A=b'],
  ])('%s splits at =: %s', (name) => {
    const line = 'SendEnv A=b';
    const split = name === '8.4' ? ['A', 'b'] : ['A=b'];
    const args = argsIn(name, line);
    const words: string[] = [];
    for (let word = args.next(); word; word = args.next()) words.push(word.value);
    expect(words).toEqual(split);
    expect(argsIn(name, line).nextWithEquals()?.value).toBe('A=b');
  });

  test.each([
    ['User', true],
    ['User ', true],
    ['User=', false],
    ['"User"', false],
    ['User x', false],
  ])('%j has nothing behind the keyword: %s', (line, expected) => {
    expect(argsIn('8.4', line).nothing).toBe(expected);
  });
});

describe('lists of algorithms', () => {
  test.each([
    ['a,b', ['a', 'b']],
    ['a,,b', ['a']],
    [',a', []],
    ['', []],
    ['a,', ['a']],
  ])('%j has %j', (list, expected) => {
    expect(elementsOf(list)).toEqual(expected);
  });

  test.each([
    ['6.8', '+a', ''],
    ['7.0', '+a', '+'],
    ['7.4', '-a', ''],
    ['7.5', '-a', '-'],
    ['8.0', '^a', ''],
    ['8.1', '^a', '^'],
    ['10.6', 'a', ''],
    ['10.6', '', ''],
    ['10.6', '*a', ''],
  ])('%s takes %j with %j', (name, list, expected) => {
    expect(listModifier(list, release(name))).toBe(expected);
  });

  test.each([
    ['9.9', 'ssh-ed25519', true],
    ['9.9', 'ED25519', true],
    ['10.0', 'ED25519', false],
    ['8.1', 'ed25519-sk', false],
    ['8.2', 'ed25519-sk', true],
    ['9.9', 'nosuch', false],
    ['9.9', 'hasOwnProperty', false],
  ])('%s knows the key type %s: %s', (name, type, expected) => {
    expect(isKeyName(release(name), type)).toBe(expected);
  });

  test.each([
    ['ciphers', 'aes128-ctr', false],
    ['ciphers', 'aes128-ctr,nosuch', true],
    ['ciphers', '+aes128-ctr', false],
    ['ciphers', '+nosuch', true],
    ['ciphers', '', true],
    ['ciphers', '+', true],
    ['macs', 'hmac-sha2-256', false],
    ['macs', 'aes128-ctr', true],
  ] as const)('%s %j is refused behind an option: %s', (of, list, expected) => {
    expect(cipherListFault(of, list, release('9.2'))).toBe(expected);
  });
});
