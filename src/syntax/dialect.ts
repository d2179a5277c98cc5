import type { Client } from '../client/client.ts';
import type { Dialect } from './document.ts';

const dialects = new Map<string, Dialect>();

/** How this client splits lines. Clients that split alike share one value, so that it can be a key. */
export function dialectOf(client: Client): Dialect {
  const tokeniser = client.does('argv-split') ? 'argv' : client.does('comments-cut') ? 'strdelim-comments' : 'strdelim';
  const lineLimit = client.does('line-split-1023')
    ? 'split-1023'
    : client.does('line-limit-4095')
      ? 'refuse-4095'
      : 'none';
  const trimsFormFeed = client.does('form-feed-trim');
  const key = `${tokeniser} ${lineLimit} ${trimsFormFeed}`;
  const known = dialects.get(key);
  if (known) return known;
  const dialect: Dialect = { tokeniser, lineLimit, trimsFormFeed };
  dialects.set(key, dialect);
  return dialect;
}
