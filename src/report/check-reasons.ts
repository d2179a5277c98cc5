import type { Reason } from '../predict/trials.ts';
import type { Attempt } from '../predict/types.ts';

/** Why a key is not used, in a few words. */
const reasons: Readonly<Record<Reason, string>> = {
  user: 'not for this user',
  'key-type': 'the server takes no keys of this type',
  signature: 'the server does not accept the signature',
  'too-short': 'too short for the server',
  'not-enrolled': 'the server does not know it',
  'certificate-authority': 'the server does not trust its CA',
  'certificate-principal': 'the certificate does not name the user',
  'certificate-time': 'the certificate is not valid now',
  'certificate-signature': "the CA's signature is not accepted",
  missing: 'there is no such file',
  unreadable: 'it cannot be read',
  damaged: 'no key that ssh can read',
  permissions: 'others can read the file',
  encrypted: 'its passphrase cannot be asked for',
  'private-missing': 'the private half is not here',
  'private-not-listed': 'its algorithm is not in the list of accepted ones',
  mismatch: 'the .pub beside it belongs to another key',
  'not-listed': 'its algorithm is not in the list of accepted ones',
  'short-for-client': 'too short for this client',
  'no-mutual-sigalg': 'no signature algorithm in common',
  'sigalgs-unknown': 'hangs on what the server announces',
  'key-unknown': 'its public half is behind the passphrase',
  'too-late': 'the server hangs up before',
  'answer-not-listed': 'the server answers with an algorithm that is not allowed',
};

/** `skipped: others can read the file` */
export function outcomeText({ outcome, reason }: Pick<Attempt, 'outcome' | 'reason'>): string {
  if (reason === undefined) return outcome;
  const known: Readonly<Record<string, string>> = reasons;
  return `${outcome}: ${Object.hasOwn(known, reason) ? known[reason] : reason}`;
}
