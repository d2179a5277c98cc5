import type { NetworkAddress } from '../ports.ts';

/** An address as numbers: four bytes or eight words. */
export interface Address {
  readonly family: 4 | 6;
  readonly bits: bigint;
  /** The zone with its `%`, or nothing. */
  readonly scope: string;
}

/** A part of inet_aton(3): decimal, 0 octal or 0x hexadecimal. */
function part(text: string): number | undefined {
  if (/^0[xX][0-9a-fA-F]*$/.test(text)) return text.length === 2 ? 0 : Number.parseInt(text, 16);
  if (/^0[0-7]*$/.test(text)) return Number.parseInt(text, 8);
  return /^[1-9][0-9]*$/.test(text) ? Number(text) : undefined;
}

/** An IPv4 address in any form that inet_aton(3) takes: `127.1`, `0x7f000001`. */
function parseIpv4(text: string): bigint | undefined {
  const parts = text.split('.').map(part);
  if (parts.length > 4 || parts.includes(undefined)) return undefined;
  const numbers = parts.map((value) => value ?? 0);
  const last = numbers.at(-1) ?? 0;
  const room = 256 ** (5 - numbers.length);
  if (last >= room || numbers.slice(0, -1).some((value) => value > 255)) return undefined;
  return numbers.slice(0, -1).reduce((bits, value, at) => bits + BigInt(value * 256 ** (3 - at)), BigInt(last));
}

function strictIpv4(text: string): bigint | undefined {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text) || text.split('.').some((byte) => /^0\d/.test(byte))) return undefined;
  return parseIpv4(text);
}

function words(text: string): readonly bigint[] | undefined {
  if (text === '') return [];
  const groups = text.split(':');
  const tail = groups.at(-1) ?? '';
  const found: bigint[] = [];
  for (const group of tail.includes('.') ? groups.slice(0, -1) : groups) {
    if (!/^[0-9a-fA-F]{1,4}$/.test(group)) return undefined;
    found.push(BigInt(`0x${group}`));
  }
  if (!tail.includes('.')) return found;
  const ipv4 = strictIpv4(tail);
  return ipv4 === undefined ? undefined : [...found, ipv4 >> 16n, ipv4 & 0xffffn];
}

/** An IPv6 address, inet_pton(3). */
function parseIpv6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const head = words(halves[0] ?? '');
  const tail = halves.length === 2 ? words(halves[1] ?? '') : [];
  if (!head || !tail) return undefined;
  const count = head.length + tail.length;
  if (halves.length === 2 ? count > 7 : count !== 8) return undefined;
  const all = [...head, ...new Array<bigint>(8 - count).fill(0n), ...tail];
  return all.reduce((bits, word) => (bits << 16n) | word, 0n);
}

/** Any numeric address, as getaddrinfo(3) with AI_NUMERICHOST takes it; undefined when the text is none. */
export function parseAddress(text: string): Address | undefined {
  const ipv4 = parseIpv4(text);
  if (ipv4 !== undefined) return { family: 4, bits: ipv4, scope: '' };
  const percent = text.indexOf('%');
  const ipv6 = parseIpv6(percent === -1 ? text : text.slice(0, percent));
  return ipv6 === undefined ? undefined : { family: 6, bits: ipv6, scope: percent === -1 ? '' : text.slice(percent) };
}

function ipv4Text(bits: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((bits >> shift) & 0xffn)).join('.');
}

/** The longest run of zero words, of two at least: where it starts and how long it is. */
function zeroRun(all: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: -1, length: 1 };
  for (let start = 0; start < all.length; start += 1) {
    let length = 0;
    while (all[start + length] === 0) length += 1;
    if (length > best.length) best = { start, length };
  }
  return best;
}

function ipv6Text(bits: bigint): string {
  const all = [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n].map((shift) => Number((bits >> shift) & 0xffffn));
  const run = zeroRun(all);
  const embedded = run.start === 0 && (run.length === 6 || (run.length === 5 && all[5] === 0xffff));
  if (embedded) return `::${run.length === 5 ? 'ffff:' : ''}${ipv4Text(bits & 0xffffffffn)}`;
  const hex = (list: readonly number[]): string => list.map((word) => word.toString(16)).join(':');
  if (run.start === -1) return hex(all);
  return `${hex(all.slice(0, run.start))}::${hex(all.slice(run.start + run.length))}`;
}

/** An address as inet_ntop(3) writes it. */
export function addressText(address: Address): string {
  return address.family === 4 ? ipv4Text(address.bits) : ipv6Text(address.bits) + address.scope;
}

/** What ssh says of a list of networks that it refuses, in order; nothing when it is good. */
export function cidrListFaults(list: string): readonly string[] {
  const entries = list.split(',');
  for (const entry of entries) {
    if (entry === '') return [`addr_match_cidr_list: empty entry in list "${(entries[0] ?? '').slice(0, 100)}"`];
    const shown = entry.slice(0, 100);
    if (entry.length > 49) return [`addr_match_cidr_list: list entry "${shown}" too long`];
    const invalid = `Invalid network entry "${shown}"`;
    if (!/^[0-9a-fA-F.:/]*$/.test(entry)) {
      return [`addr_match_cidr_list: list entry "${shown}" contains invalid characters`, invalid];
    }
    const network = parseCidr(entry);
    if (network === undefined) return [invalid];
    if (network === 'inconsistent') return [`Inconsistent mask length for network "${shown}"`];
  }
  return [];
}

interface Network {
  readonly family: 4 | 6;
  readonly bits: bigint;
  readonly length: number;
}

function parseCidr(text: string): Network | 'inconsistent' | undefined {
  const [host = '', mask, more] = text.split('/');
  const address = parseAddress(host);
  if (!address || more !== undefined) return undefined;
  const width = address.family === 4 ? 32 : 128;
  if (mask !== undefined && !/^\d+$/.test(mask)) return undefined;
  const length = mask === undefined ? width : Number(mask);
  if (length > width) return 'inconsistent';
  const rest = (1n << BigInt(width - length)) - 1n;
  return (address.bits & rest) === 0n ? { family: address.family, bits: address.bits, length } : 'inconsistent';
}

function isWithin(address: Address, network: Network): boolean {
  const shift = BigInt((network.family === 4 ? 32 : 128) - network.length);
  return address.family === network.family && address.bits >> shift === network.bits >> shift;
}

function listMatches(address: Address, list: string): boolean {
  return list.split(',').some((entry) => {
    const network = parseCidr(entry);
    return network !== undefined && network !== 'inconsistent' && isWithin(address, network);
  });
}

/** Whether an address of this machine lies in one of the networks (`Match localnetwork`). */
export function matchLocalNetwork(list: string, addresses: readonly NetworkAddress[]): boolean {
  return addresses.some(({ address }) => {
    const parsed = parseAddress(address);
    return parsed !== undefined && listMatches(parsed, list);
  });
}
