import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressText, cidrListFaults, matchLocalNetwork, parseAddress } from '../../src/read/addresses.ts';

describe('an address', () => {
  test.each([
    ['127.0.0.1', '127.0.0.1'],
    ['127.1', '127.0.0.1'],
    ['127.2.3', '127.2.0.3'],
    ['2130706433', '127.0.0.1'],
    ['0x7f.1', '127.0.0.1'],
    ['0X7F000001', '127.0.0.1'],
    ['0177.0.0.01', '127.0.0.1'],
    ['0', '0.0.0.0'],
    ['255.255.255.255', '255.255.255.255'],
    ['1.16777215', '1.255.255.255'],
    ['::', '::'],
    ['::1', '::1'],
    ['1::', '1::'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['2001:db8::0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
    ['::ffff:1.2.3.4', '::ffff:1.2.3.4'],
    ['::1.2.3.4', '::1.2.3.4'],
    ['::102:304', '::1.2.3.4'],
    ['::2:ffff:1.2.3.4', '::2:ffff:102:304'],
    ['64:ff9b::1.2.3.4', '64:ff9b::102:304'],
    ['fe80::1%eth0', 'fe80::1%eth0'],
    ['FE80::1%25', 'fe80::1%25'],
  ])('%s is %s', (text, expected) => {
    const address = parseAddress(text);
    expect(address && addressText(address)).toBe(expected);
  });

  test.each([
    '',
    'host',
    '1.2.3.4.5',
    '1.2.3.',
    '256.1',
    '1.2.3.256',
    '1.2.65536',
    '1.16777216',
    '4294967296',
    '08',
    '0xg',
    '-1',
    ' 1',
    '1..2',
    ':',
    ':::',
    '1::2::3',
    '1:2:3',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8',
    '::12345',
    '::g',
    '::1.2.3',
    '::01.2.3.4',
    '::1.2.3.256',
    ':1',
    '1:',
  ])('%j is none', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  test('written and read again is the same', () => {
    const words = fc.array(fc.oneof(fc.constant(0), fc.nat(0xffff)), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(words, (all) => {
        const bits = all.reduce((sum, word) => (sum << 16n) | BigInt(word), 0n);
        const address = { family: 6, bits, scope: '' } as const;
        expect(parseAddress(addressText(address))).toEqual(address);
      }),
    );
    fc.assert(
      fc.property(fc.nat(0xffffffff), (number) => {
        const address = { family: 4, bits: BigInt(number), scope: '' } as const;
        expect(parseAddress(addressText(address))).toEqual(address);
      }),
    );
  });
});

describe('a list of networks', () => {
  test.each([
    ['10.0.0.0/8', []],
    ['10.0.0.1', []],
    ['0.0.0.0/0', []],
    ['::/0,fe80::/10', []],
    ['10.0.0.0/8,', ['addr_match_cidr_list: empty entry in list "10.0.0.0/8"']],
    ['', ['addr_match_cidr_list: empty entry in list ""']],
    ['10.0.0.1/8', ['Inconsistent mask length for network "10.0.0.1/8"']],
    ['10.0.0.0/33', ['Inconsistent mask length for network "10.0.0.0/33"']],
    ['::/129', ['Inconsistent mask length for network "::/129"']],
    ['300.0.0.0/8', ['Invalid network entry "300.0.0.0/8"']],
    ['1.2.3.4/8/9', ['Invalid network entry "1.2.3.4/8/9"']],
  ])('%j: %j', (list, expected) => {
    expect(cidrListFaults(list)).toEqual(expected);
  });

  const here = [
    { address: '127.0.0.1', family: 4 },
    { address: '192.168.7.9', family: 4 },
    { address: '2001:db8:1::5', family: 6 },
    { address: 'nonsense', family: 4 },
  ] as const;

  test.each([
    ['192.168.0.0/16', true],
    ['192.168.7.9', true],
    ['192.168.7.8', false],
    ['10.0.0.0/8,192.168.7.0/24', true],
    ['10.0.0.0/8', false],
    ['0.0.0.0/0', true],
    ['2001:db8::/32', true],
    ['2001:db9::/32', false],
    ['::/0', true],
    ['10.0.0.1/8', false],
    ['x,127.0.0.0/8', true],
  ])('%s holds an address of this machine: %s', (list, expected) => {
    expect(matchLocalNetwork(list, here)).toBe(expected);
  });

  test('holds nothing where there is no address', () => {
    expect(matchLocalNetwork('0.0.0.0/0', [])).toBe(false);
  });
});
