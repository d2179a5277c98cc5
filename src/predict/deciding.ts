import type { Place, ResolvedOption, Spot } from '../resolve/types.ts';
import type { CauseId } from './forecast.ts';
import type { ListId } from './terms.ts';
import type { Trial } from './trials.ts';
import type { Situation } from './types.ts';

/** What decides: a line of the config, or a default of the client. */
export interface Deciding {
  readonly place: Place | Spot | undefined;
  readonly byDefault: string | undefined;
}

/** The options that decide, the one that matters most first. */
function optionsFor(cause: CauseId, list: ListId | undefined): readonly string[] {
  switch (cause) {
    case 'no-mutual-sigalg':
    case 'sigalg-not-accepted':
    case 'sigalg-sha1-forbidden':
    case 'key-not-listed':
    case 'certificate-key-not-listed':
    case 'key-answer-not-listed':
      return ['pubkeyacceptedalgorithms'];
    case 'key-too-short':
    case 'hostkey-too-short':
      return ['requiredrsasize'];
    case 'user-not-accepted':
      return ['user'];
    case 'key-encrypted':
      return ['batchmode'];
    case 'address-family':
      return ['addressfamily'];
    case 'hostkey-unknown':
    case 'hostkey-changed':
      return ['stricthostkeychecking', 'userknownhostsfile'];
    case 'hostkey-certificate':
      return ['casignaturealgorithms'];
    case 'hostkey-revoked':
      return ['revokedhostkeys', 'userknownhostsfile'];
    case 'too-many-failures':
      return ['identitiesonly'];
    case 'no-common-method':
    case 'required-method':
      return ['preferredauthentications', 'pubkeyauthentication', 'passwordauthentication', 'batchmode'];
    case 'jump-loop':
    case 'jump-failed':
    case 'jump-forwarding-refused':
      return ['proxyjump'];
    default:
      return list === undefined ? [] : [list];
  }
}

interface Decided {
  readonly cause: CauseId;
  readonly list: ListId | undefined;
  readonly trial: Trial | undefined;
}

/** The line to point at: the option that decides, else the one that names the key, else the host's name. */
export function decidingPlace(situation: Situation, { cause, list, trial }: Decided): Deciding {
  const ids = optionsFor(cause, list);
  const place = ids.map((id) => lineOf(situation, id)).find((found) => found !== undefined);
  if (place !== undefined) return { place, byDefault: undefined };
  const named = trial?.identity.named?.place;
  if (named !== undefined) return { place: named, byDefault: defaultOf(situation, ids) };
  return { place: lineOf(situation, 'hostname'), byDefault: defaultOf(situation, ids) };
}

function lineOf({ resolution }: Situation, id: string): Place | undefined {
  return winnerOf(resolution.options.get(id));
}

/** The line that the value of an option comes from whose first value counts. */
export function winnerOf(option: ResolvedOption | undefined): Place | undefined {
  const found = option?.candidates.find(({ outcome }) => outcome === 'wins');
  return found === undefined ? undefined : { document: found.document, directive: found.directive };
}

function defaultOf({ client, resolution }: Situation, [id]: readonly string[]): string | undefined {
  if (id === undefined || resolution.written.has(id)) return undefined;
  const name = keywordFor(client, id);
  const { major, minor } = client.version;
  return name === undefined ? undefined : `the default of ${name} in OpenSSH ${major}.${minor}`;
}

/** How this client spells an option: `PubkeyAcceptedKeyTypes` up to 8.4. */
export function keywordFor(client: Situation['client'], id: string): string | undefined {
  const names = [id, ...client.keywords];
  return names.map((name) => client.keyword(name)).find((facts) => facts?.option?.id === id)?.name;
}
