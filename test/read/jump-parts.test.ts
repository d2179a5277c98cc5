import { describe, expect, test } from 'vitest';
import { jumpFault, parseUri } from '../../src/read/jump.ts';
import { contextOf } from '../support/readings.ts';

describe('an ssh:// URI', () => {
  const place = (host: string, user?: string, port = -1) => ({ user, host, port });

  test.each([
    ['host', 'none'],
    ['SSH://host', 'none'],
    ['ssh:/host', 'none'],
    ['ssh://host', place('host')],
    ['ssh://host/', place('host')],
    ['ssh://host.', place('host')],
    ['ssh://host:22', place('host', undefined, 22)],
    ['ssh://host:22/', place('host', undefined, 22)],
    ['ssh://host:http', place('host', undefined, 80)],
    ['ssh://ada@host:22', place('host', 'ada', 22)],
    ['ssh://a%40b@host', place('host', 'a@b')],
    ['ssh://a%C3%A9@host', place('host', 'aé')],
    ['ssh://a+b@host', place('host', 'a b')],
    ['ssh://ada;x=y@host', place('host', 'ada')],
    ['ssh://a@b@host', 'invalid'],
    ['ssh://', 'invalid'],
    ['ssh:///', 'invalid'],
    ['ssh://@host', 'invalid'],
    ['ssh://;x@host', 'invalid'],
    ['ssh://a%4@host', 'invalid'],
    ['ssh://a%zz@host', 'invalid'],
    ['ssh://ho st', 'invalid'],
    ['ssh://-host', 'invalid'],
    ['ssh://host:0', 'invalid'],
    ['ssh://host:x', 'invalid'],
    ['ssh://host/path', 'invalid'],
    ['ssh://host:22/path', 'invalid'],
    ['ssh://[::1', 'invalid'],
    ['ssh://[::1]', 'invalid'],
  ])('%s', (text, expected) => {
    expect(parseUri(text, contextOf('10.6'))).toEqual(expected);
  });
});

describe('a jump on the command line', () => {
  test.each([
    ['10.2', 'a;b', undefined],
    ['10.3', 'ada@host:22', undefined],
    ['10.3', 'host', undefined],
    ['10.3', 'a;b', 'parse_jump: invalid hostname "a;b"'],
    ['10.3', 'a,-x', 'parse_jump: invalid hostname "-x"'],
    ['10.3', 'a`@h', 'parse_jump: invalid username "a`"'],
    ['10.3', 'a;b,c;d', 'parse_jump: invalid hostname "c;d"'],
    ['10.3', 'none', undefined],
    ['9.2', 'a;b', 'parse_jump: invalid hostname "a;b"'],
  ])('%s: %s', (name, value, expected) => {
    expect(jumpFault(value, contextOf(name))).toBe(expected);
  });
});
