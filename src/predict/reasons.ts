import type { Reason } from './trials.ts';

/** What became of a key, in a few words for a person. */
export const reasons: Readonly<Record<Reason, string>> = {
  user: 'the server does not let this user in',
  'key-type': 'the server takes no keys of this type',
  signature: 'the server does not accept its signature algorithm',
  'too-short': 'the server wants a longer key',
  'not-enrolled': 'the server does not know it',
  'certificate-authority': 'the server does not trust the CA that signed it',
  'certificate-principal': 'it is not made out for this user',
  'certificate-time': 'it is not valid at this time',
  'certificate-signature': 'the server does not accept how the CA signed it',
  missing: 'there is no such file',
  unreadable: 'the file cannot be read',
  damaged: 'the file is no key that ssh can read',
  permissions: 'others can read the file',
  encrypted: 'nobody is asked for its passphrase',
  'private-missing': 'its private half is not here',
  'private-not-listed': 'the key that would sign is not in the list of accepted algorithms',
  mismatch: 'the .pub beside it belongs to another key',
  'not-listed': 'its type is not in the list of accepted algorithms',
  'short-for-client': 'it is shorter than this client allows',
  'no-mutual-sigalg': 'no signature algorithm in common with the server',
  'sigalgs-unknown': 'it hangs on what the server announces',
  'key-unknown': 'its public half is behind a passphrase',
  'too-late': 'the server has hung up before',
  'answer-not-listed': 'the server’s answer makes this client hang up',
};
