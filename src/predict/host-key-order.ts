import type { Client } from '../client/client.ts';
import { algorithmKeyType } from '../keys/key-type.ts';
import { readableLines } from '../keys/known-key.ts';
import type { KnownHostsLine } from '../keys/types.ts';

/** How the list of HostKeyAlgorithms came about; `list`: written out, or with `^`. */
export type HowListed = 'default' | 'list' | '+' | '-';

export interface OrderRequest {
  readonly client: Client;
  /** Assembled, before any reordering. */
  readonly list: readonly string[];
  readonly how: HowListed;
  /** Every line of known_hosts that matches the destination's name, with its port. */
  readonly lines: readonly KnownHostsLine[];
}

/** HostKeyAlgorithms as the client proposes them (order_hostkeyalgs of sshconnect2.c). */
export function orderHostKeyAlgorithms({ client, list, how, lines }: OrderRequest): readonly string[] {
  if (!isReordered(how, client)) return list;
  const readable = readableLines(client, lines);
  const [best] = list;
  if (client.does('known-best-key-keeps-order') && best !== undefined && isKnownType(best, readable, client))
    return list;
  const certified =
    client.does('known-ca-lifts-certificates') && readable.some(({ marker }) => marker === 'cert-authority');
  const isLifted = (name: string) => (certified && name.includes('-cert')) || isKnownType(name, readable, client);
  return [...list.filter(isLifted), ...list.filter((name) => !isLifted(name))];
}

function isReordered(how: HowListed, client: Client): boolean {
  if (how === 'default') return true;
  return (how === '+' || how === '-') && client.does('known-hosts-reorder-edited-list');
}

/** lookup_key_in_hostkeys_by_type: the first plain line of the type decides, and only if no line revokes its key. */
function isKnownType(name: string, lines: readonly KnownHostsLine[], client: Client): boolean {
  const wanted = typeToFind(algorithmKeyType(name), client);
  const first = lines.find(({ marker, key }) => marker === 'none' && typeToFind(key.type, client) === wanted);
  if (first === undefined) return false;
  return !lines.some(({ marker, key }) => marker === 'revoked' && key.blob === first.key.blob);
}

const CURVES: readonly string[] = ['ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521'];

/** Up to 8.4 all curves are one type. */
function typeToFind(type: string, client: Client): string {
  if (client.does('known-curve-counts')) return type;
  return CURVES.includes(type) ? 'ecdsa' : type;
}
