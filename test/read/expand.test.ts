import { describe, expect, test } from 'vitest';
import { expand } from '../../src/read/expand.ts';

const tokens = { h: 'host', n: 'name', long: 'no letter' };
const environment = { HOME: '/home/ada', EMPTY: '', NOTHING: undefined };

const good = (text: string) => ({ text, messages: [], broken: false });
const broken = (message: string) => ({ text: undefined, messages: [message], broken: true });
const without = (...messages: readonly string[]) => ({ text: undefined, messages, broken: false });

describe('tokens and variables', () => {
  test.each([
    ['', good('')],
    ['plain', good('plain')],
    ['%h', good('host')],
    ['a%hb%n', good('ahostbname')],
    ['%%h', good('%h')],
    ['100%%', good('100%')],
    ['${HOME}/x', good('/home/ada/x')],
    ['a${EMPTY}b', good('ab')],
    ['${HOME}%h', good('/home/adahost')],
    ['$HOME', good('$HOME')],
    ['{HOME}', good('{HOME}')],
    ['%l', broken('unknown key %l')],
    ['%', broken('invalid format')],
    ['x%', broken('invalid format')],
    ['%é', broken('unknown key %é')],
    ['${', broken("environment variable '' missing closing '}'")],
    ['${HOME', broken("environment variable 'HOME' missing closing '}'")],
    ['${}', broken('zero-length environment variable')],
    ['${NOPE}', without('env var ${NOPE} has no value')],
    ['${NOTHING}', without('env var ${NOTHING} has no value')],
    ['${toString}', without('env var ${toString} has no value')],
    ['${A}%h${B}', without('env var ${A} has no value', 'env var ${B} has no value')],
  ])('%s', (text, expected) => {
    expect(expand({ text, tokens, environment })).toEqual(expected);
  });

  test('a broken token ends what missing values began', () => {
    expect(expand({ text: '${A}%z${B}', tokens, environment })).toEqual({
      text: undefined,
      messages: ['env var ${A} has no value', 'unknown key %z'],
      broken: true,
    });
  });

  test('what has been put in is not looked at again', () => {
    expect(expand({ text: '%h${X}', tokens: { h: '%n' }, environment: { X: '${X}%h' } })).toEqual(good('%n${X}%h'));
  });
});

test('without tokens % is a character', () => {
  expect(expand({ text: '%h%${HOME}', tokens: undefined, environment })).toEqual(good('%h%/home/ada'));
});

test('without variables ${NAME} is text', () => {
  expect(expand({ text: '%h${HOME}${', tokens, environment: undefined })).toEqual(good('host${HOME}${'));
});
