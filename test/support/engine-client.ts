import type { Client } from '../../src/client/client.ts';
import { clientFor } from '../../src/client/facts.ts';
import { parseTarget } from '../../src/client/target.ts';

const known = new Map<string, Client>();

/** Our facts about a client that calls itself so. */
export function clientOfBanner(banner: string): Client {
  const found = known.get(banner);
  if (found !== undefined) return found;
  const spec = parseTarget(banner);
  if ('problem' in spec) throw new Error(`${banner}: ${spec.problem}`);
  const client = clientFor(spec);
  known.set(banner, client);
  return client;
}
