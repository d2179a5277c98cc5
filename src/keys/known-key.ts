import type { Client } from '../client/client.ts';
import { isRsa } from './key-type.ts';
import type { KnownHostsLine, PublicKey } from './types.ts';

/** Whether this client can read a key: others do not exist for it. */
export function knowsKey(client: Client, { type, bits }: PublicKey): boolean {
  if (!client.algorithms('hostkey').supported.includes(type)) return false;
  return !isRsa(type) || bits === undefined || bits >= leastRsaBits(client);
}

/** An RSA key with fewer bits is none to this client, whatever RequiredRSASize says. */
export function leastRsaBits(client: Client): number {
  return client.does('rsa-768') ? 768 : 1024;
}

/** The lines that this client can read; it skips the others as if they were comments. */
export function readableLines(client: Client, lines: readonly KnownHostsLine[]): readonly KnownHostsLine[] {
  const isShort = (line: KnownHostsLine) => line.span.end - line.span.start < SHORT_LINE;
  const anyLength = !client.does('known-hosts-line-limit');
  return lines.filter((line) => (anyLength || isShort(line)) && knowsKey(client, line.key));
}

const SHORT_LINE = 8191;
