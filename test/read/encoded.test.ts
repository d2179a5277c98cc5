import { describe, expect, test } from 'vitest';
import { decodeForward, encodeForward, type Forward } from '../../src/read/forward-spec.ts';
import { decodeJump, encodeJump, type Jump } from '../../src/read/jump.ts';

describe('a jump', () => {
  const jumps: readonly Jump[] = [
    { hop: 'none', extra: undefined },
    { hop: { user: undefined, host: 'h', port: -1 }, extra: undefined },
    { hop: { user: 'u"\\', host: '::1', port: 22 }, extra: 'a,b\udcff' },
  ];

  test.each(jumps)('%j comes back', (jump) => {
    expect(decodeJump(encodeJump(jump))).toEqual(jump);
  });

  test.each([
    'null',
    '1',
    '"none"',
    '{}',
    '{"hop":"other"}',
    '{"hop":{"host":1,"port":1}}',
    '{"hop":{"host":"h"}}',
    '{"hop":{"host":"h","port":"1"}}',
    '{"hop":{"host":"h","port":1,"user":1}}',
    '{"hop":"none","extra":1}',
    'nonsense',
  ])('%s is none', (text) => {
    expect(() => decodeJump(text)).toThrow();
  });
});

describe('a forwarding', () => {
  const forwards: readonly Forward[] = [
    { listen: { port: 1 }, connect: { host: 'h', port: 2 } },
    { listen: { path: '/a' }, connect: { path: '/b\udcff' } },
    { listen: { host: '', port: 0 }, connect: { host: 'socks', port: 0 } },
  ];

  test.each(forwards)('%j comes back', (forward) => {
    expect(decodeForward(encodeForward(forward))).toEqual(forward);
  });

  test.each([
    '[]',
    'null',
    '{"listen":{}}',
    '{"listen":{},"connect":null}',
    '{"listen":{"port":"1"},"connect":{}}',
    '{"listen":{"host":1},"connect":{}}',
    '{"listen":{},"connect":{"path":1}}',
  ])('%s is none', (text) => {
    expect(() => decodeForward(text)).toThrow('not as it was encoded');
  });
});
