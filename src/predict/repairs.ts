import type { Case, CauseId, Forecast } from './forecast.ts';
import { hostKeyRepairs } from './repair-host-key.ts';
import { hostKeyListRepairs } from './repair-host-key-list.ts';
import { keyRepairs, newKeyRepairs } from './repair-keys.ts';
import { listRepairs, signatureRepairs, userRepairs } from './repair-lines.ts';
import { policyRepairs, sha1HostKeyRepairs } from './repair-sha1.ts';
import type { Repair } from './types.ts';

/** What to do, the smallest first, then the better way. Each was tried: it is foretold to help. */
export function repairsOf(each: Case, forecast: Forecast): readonly Repair[] {
  const { cause } = forecast;
  return cause === undefined ? [] : repairsFor(cause, each, forecast);
}

function repairsFor(cause: CauseId, each: Case, forecast: Forecast): readonly Repair[] {
  switch (cause) {
    case 'no-common-hostkey-alg':
      return hostKeyListRepairs(each, forecast);
    case 'hostkey-sha1-forbidden':
      return sha1HostKeyRepairs(each);
    case 'no-common-kex':
    case 'no-common-cipher':
    case 'no-common-mac':
      return listRepairs(each, forecast);
    case 'no-mutual-sigalg':
    case 'sigalg-not-accepted':
    case 'key-not-listed':
    case 'key-answer-not-listed':
    case 'certificate-key-not-listed':
      return [...signatureRepairs(each, forecast), ...newKeyRepairs(each)];
    case 'sigalg-sha1-forbidden':
      return [...signatureRepairs(each, forecast), ...newKeyRepairs(each), ...policyRepairs(each)];
    case 'key-type-unknown':
    case 'key-type-not-accepted':
    case 'key-too-short':
    case 'key-too-short-for-server':
    case 'no-key':
      return newKeyRepairs(each);
    case 'user-not-accepted':
      return userRepairs(each);
    case 'hostkey-unknown':
    case 'hostkey-changed':
      return hostKeyRepairs(each, forecast);
    default:
      return keyRepairs(cause, each, forecast);
  }
}
