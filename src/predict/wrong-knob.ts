import type { Place } from '../resolve/types.ts';
import { positionOf } from '../syntax/source.ts';
import { keywordFor, winnerOf } from './deciding.ts';
import type { Situation } from './types.ts';

/** A line that allows SHA-1 for the one key, where the other one needs it. */
export interface WrongKnob {
  readonly place: Place;
  readonly text: string;
  /** The same in a whole sentence, with the place. */
  readonly remark: string;
}

/** Which list people add to in place of the one that decides, and whose key that list is about. */
const others: Readonly<Record<string, { readonly id: string; readonly whose: string }>> = {
  'no-mutual-sigalg': { id: 'hostkeyalgorithms', whose: 'the key of the server, not yours' },
  'sigalg-not-accepted': { id: 'hostkeyalgorithms', whose: 'the key of the server, not yours' },
  'no-common-hostkey-alg': { id: 'pubkeyacceptedalgorithms', whose: 'your key, not that of the server' },
};

/** HostKeyAlgorithms is about the server's key, PubkeyAcceptedAlgorithms about the user's: ssh_config(5). */
export function wrongKnobOf({ resolution, client }: Situation, cause: string | undefined): WrongKnob | undefined {
  const other = others[cause ?? ''];
  if (other === undefined || !/^[+^](.*,)?ssh-rsa(,|$)/.test(resolution.written.get(other.id) ?? '')) return undefined;
  const place = winnerOf(resolution.options.get(other.id));
  if (place === undefined) return undefined;
  const { source } = place.document;
  const keyword = keywordFor(client, other.id) ?? other.id;
  const { line } = positionOf(source, place.directive.keyword.start);
  return {
    place,
    text: `${keyword} is about ${other.whose}`,
    remark: `${keyword}, in line ${line} of ${source.path}, is about ${other.whose}.`,
  };
}
