import type { Outcome, Why } from './auth.ts';
import type { CauseId } from './forecast.ts';

/** The cause in the table for the way in which authentication fails. */
export function authCause({ why }: Extract<Outcome, { kind: 'out' }>): CauseId {
  return causes[why];
}

const causes: Readonly<Record<Why, CauseId>> = {
  user: 'user-not-accepted',
  'key-type': 'key-type-not-accepted',
  signature: 'sigalg-not-accepted',
  'too-short': 'key-too-short-for-server',
  'not-enrolled': 'key-not-enrolled',
  'certificate-authority': 'certificate-not-accepted',
  'certificate-principal': 'certificate-not-accepted',
  'certificate-time': 'certificate-not-accepted',
  'certificate-signature': 'certificate-not-accepted',
  missing: 'key-missing',
  unreadable: 'key-unreadable',
  damaged: 'key-damaged',
  permissions: 'key-permissions',
  encrypted: 'key-encrypted',
  'private-missing': 'key-private-missing',
  'private-not-listed': 'certificate-key-not-listed',
  mismatch: 'key-mismatch',
  'not-listed': 'key-not-listed',
  'unknown-type': 'key-type-unknown',
  'short-for-client': 'key-too-short',
  'no-mutual-sigalg': 'no-mutual-sigalg',
  'sigalgs-unknown': 'no-mutual-sigalg',
  'sha1-forbidden': 'sigalg-sha1-forbidden',
  'agent-sha1': 'sigalg-sha1-forbidden',
  'key-unknown': 'no-key',
  'too-late': 'too-many-failures',
  'answer-not-listed': 'key-answer-not-listed',
  'no-key': 'no-key',
  'no-common-method': 'no-common-method',
  'required-method': 'required-method',
};
