import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPort, readSize, readTime, strtol, strtonum, toInt } from '../../src/read/numbers.ts';
import { contextOf } from '../support/readings.ts';

describe('strtonum', () => {
  test.each([
    ['5', 5],
    ['+5', 5],
    [' \t\n5', 5],
    ['007', 7],
    ['1', 1],
    ['10', 10],
    ['0', 'too small'],
    ['-3', 'too small'],
    ['11', 'too large'],
    ['99999999999999999999', 'too large'],
    ['', 'invalid'],
    ['5 ', 'invalid'],
    ['5x', 'invalid'],
    ['0x5', 'invalid'],
    ['+', 'invalid'],
    ['+-5', 'invalid'],
  ])('%j from 1 to 10: %s', (text, expected) => {
    expect(strtonum(text, 1, 10)).toBe(expected);
  });
});

describe('strtol', () => {
  test.each([
    ['12', 0, 12, 2],
    ['12x', 0, 12, 2],
    [' \t-12', 0, -12, 5],
    ['+12', 0, 12, 3],
    ['010', 0, 8, 3],
    ['018', 0, 1, 2],
    ['0x1F', 0, 31, 4],
    ['0X1fg', 0, 31, 4],
    ['0x', 0, 0, 1],
    ['09', 0, 0, 1],
    ['', 0, 0, 0],
    ['x', 0, 0, 0],
    ['-', 0, 0, 0],
    ['17', 8, 15, 2],
    ['019', 8, 1, 2],
    ['8', 8, 0, 0],
    ['012', 10, 12, 3],
    ['0x1', 10, 0, 1],
  ] as const)('%j in base %i: %i from %i characters', (text, base, ...[value, length]) => {
    expect(strtol(text, base)).toEqual({ value, length });
  });
});

describe('toInt', () => {
  test.each([
    [0, 0],
    [-1, -1],
    [2_147_483_647, 2_147_483_647],
    [2_147_483_648, -2_147_483_648],
    [4_294_967_295, -1],
    [4_294_967_296, 0],
    [-2_147_483_649, 2_147_483_647],
    [1.9, 1],
  ])('%d is %i', (value, expected) => {
    expect(toInt(value)).toBe(expected);
  });

  test('takes what no long can hold', () => {
    expect(Number.isSafeInteger(toInt(Number.POSITIVE_INFINITY))).toBe(true);
    expect(Number.isSafeInteger(toInt(Number.NEGATIVE_INFINITY))).toBe(true);
  });

  test('is what the 32 bits of an integer say', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(toInt(value)).toBe(Number(BigInt.asIntN(32, BigInt(value))));
      }),
    );
  });
});

describe('a size', () => {
  test.each([
    ['0', 0n],
    ['16', 16n],
    ['1b', 1n],
    ['1k', 1024n],
    ['1K', 1024n],
    ['2M', 2_097_152n],
    ['1G', 1_073_741_824n],
    ['1T', 1_099_511_627_776n],
    ['1P', 1_125_899_906_842_624n],
    ['7E', 8_070_450_532_247_928_832n],
    ['1.5k', 1536n],
    ['.5k', 512n],
    ['1.k', 1024n],
    ['0.0001k', 0n],
    ['-5', -5n],
    ['+5', 5n],
    [' \t5', 5n],
    ['999999999999999999', 999_999_999_999_999_999n],
    ['8E', 'range'],
    ['9999999999999999999', 'range'],
    ['', 'invalid'],
    ['k', 'invalid'],
    ['.', 'invalid'],
    ['x5', 'invalid'],
    ['5x', 'invalid'],
    ['5kb', 'invalid'],
    ['5k5', 'invalid'],
    ['5 ', 'invalid'],
  ] as const)('%j is %s', (text, expected) => {
    expect(readSize(text)).toBe(expected);
  });
});

describe('a time', () => {
  test.each([
    ['10.6', '', undefined],
    ['10.6', '90', 90],
    ['10.6', '1w2d3h4m5s', 788_645],
    ['10.6', '1W', 604_800],
    ['10.6', '0', 0],
    ['10.6', '1.9', 1],
    ['10.6', '.5', 0],
    ['10.6', '1.5s', 1],
    ['10.6', '0.5s0.5s', 1],
    ['10.6', '1.5h', undefined],
    ['10.6', '1.', undefined],
    ['10.6', '5 ', undefined],
    ['10.6', ' 5', undefined],
    ['10.6', '1m2', 62],
    ['10.6', '1 m', undefined],
    ['10.6', '10m-5', undefined],
    ['10.6', '2147483647', 2_147_483_647],
    ['10.6', '2147483648', undefined],
    ['9.2', '1.5', undefined],
    ['7.5', ' 5', 5],
    ['7.5', '-5', undefined],
    ['7.5', '2147483648', -2_147_483_648],
    ['7.5', '99999999999999999999', undefined],
  ] as const)('%s: %j is %s', (name, text, expected) => {
    expect(readTime(text, contextOf(name))).toBe(expected);
  });
});

describe('a port', () => {
  test.each([
    ['7.5', '22', 22],
    ['7.5', '0', 0],
    ['7.5', '65535', 65_535],
    ['7.5', '65536', -1],
    ['7.5', 'http', -1],
    ['7.6', 'http', 80],
    ['10.6', 'http', 80],
    ['10.6', 'nosuch', -1],
    ['10.6', '', -1],
  ])('%s: %j is %i', (name, text, expected) => {
    expect(readPort(text, contextOf(name))).toBe(expected);
  });
});
