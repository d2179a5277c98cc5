import { kindOf } from '../keys/key-type.ts';
import type { Cause, Told } from './causes.ts';
import type { CauseId } from './forecast.ts';
import { isListed } from './signature.ts';

export const nameOf = ({ server }: Told): string => server?.name ?? 'the server';
const keyOf = ({ trial }: Told): string => `\`${trial?.identity.label ?? 'the key'}\``;
const kind = ({ trial }: Told): string => (trial?.key === undefined ? '' : `${kindOf(trial.key.type)} `);
export const names = (list: readonly string[]): string =>
  list.length > 3 ? `${list.slice(0, 3).join(', ')}, …` : list.join(', ');

const notListed = (told: Told): string =>
  `The list of accepted algorithms has none for ${keyOf(told)} (${told.trial?.key?.type ?? 'its type'}), so it is skipped.`;

/** ssh finds that out late of a key whose public half it does not know before it has loaded the private one. */
function isUnlisted({ trial, terms }: Told): boolean {
  const { client, publicKeys: accepted } = terms;
  return trial?.key !== undefined && !isListed({ client, key: trial.key, accepted });
}

/** The part of the table that is about authentication. */
export const authCauses = {
  'no-mutual-sigalg': {
    phase: 'auth',
    side: 'client',
    message: (told) => {
      if (isUnlisted(told)) return notListed(told);
      return told.server?.serverSigAlgs.kind === 'some'
        ? `${nameOf(told)} announces no signature algorithm that this client would use with ${keyOf(told)}.`
        : `${nameOf(told)} announces no SHA-2 signatures for RSA keys, and this client does not sign with SHA-1: it will not offer ${keyOf(told)}.`;
    },
  },
  'sigalg-not-accepted': {
    phase: 'auth',
    side: 'both',
    message: (told) =>
      `This client signs with ${told.trial?.algorithm ?? 'an algorithm'}, which ${nameOf(told)} does not accept, for ${keyOf(told)}.`,
  },
  'sigalg-sha1-forbidden': {
    phase: 'auth',
    side: 'client',
    message: (told) =>
      `${keyOf(told)} would sign with ssh-rsa for ${nameOf(told)}, and the crypto policy of this client’s system forbids SHA-1 signatures, whatever PubkeyAcceptedAlgorithms says.`,
  },
  'key-type-not-accepted': {
    phase: 'auth',
    side: 'server',
    message: (told) => `${nameOf(told)} does not take ${kind(told)}keys such as ${keyOf(told)}.`,
  },
  'key-not-listed': {
    phase: 'auth',
    side: 'client',
    message: notListed,
  },
  'key-type-unknown': {
    phase: 'auth',
    side: 'client',
    message: (told) => `This client was built without ${kind(told)}keys, so it cannot use ${keyOf(told)}.`,
  },
  'key-too-short': {
    phase: 'auth',
    side: 'client',
    message: (told) =>
      `${keyOf(told)} has ${told.trial?.key?.bits ?? 'too few'} bits, and this client ignores RSA keys below ${told.terms.leastRsa}.`,
  },
  'key-too-short-for-server': {
    phase: 'auth',
    side: 'server',
    message: (told) =>
      `${keyOf(told)} has ${told.trial?.key?.bits ?? 'too few'} bits, and ${nameOf(told)} takes RSA keys from ${told.server?.minRsaBits ?? 'more'} on.`,
  },
  'key-permissions': {
    phase: 'auth',
    side: 'client',
    message: (told) => `Others can read ${keyOf(told)}, so ssh ignores it.`,
  },
  'key-unreadable': { phase: 'auth', side: 'client', message: (told) => `${keyOf(told)} cannot be read.` },
  'key-damaged': {
    phase: 'auth',
    side: 'client',
    message: (told) => `${keyOf(told)} is not a private key that ssh can read.`,
  },
  'key-missing': { phase: 'auth', side: 'client', message: (told) => `There is no ${keyOf(told)}.` },
  'key-private-missing': {
    phase: 'auth',
    side: 'client',
    message: (told) => `Of ${keyOf(told)} only the public half is here, and the agent does not have it.`,
  },
  'key-mismatch': {
    phase: 'auth',
    side: 'client',
    message: (told) => `${keyOf(told)} and the \`.pub\` beside it are halves of different keys.`,
  },
  'key-encrypted': {
    phase: 'auth',
    side: 'client',
    message: (told) => `${keyOf(told)} needs a passphrase, and under BatchMode nobody is asked for it.`,
  },
  'key-not-enrolled': {
    phase: 'auth',
    side: 'server',
    message: (told) => `${nameOf(told)} does not know ${keyOf(told)}.`,
  },
  'key-answer-not-listed': {
    phase: 'auth',
    side: 'both',
    message: (told) =>
      `${nameOf(told)} answers the offer of ${keyOf(told)} with ssh-rsa, which this client does not allow, and the client hangs up.`,
  },
  'certificate-not-accepted': {
    phase: 'auth',
    side: 'server',
    message: (told) => `${nameOf(told)} does not accept the certificate ${keyOf(told)}.`,
  },
  'certificate-key-not-listed': {
    phase: 'auth',
    side: 'client',
    message: (told) =>
      `The key that would sign for the certificate ${keyOf(told)} is not in the list of accepted algorithms.`,
  },
  'user-not-accepted': {
    phase: 'auth',
    side: 'client',
    message: (told) =>
      `${nameOf(told)} lets in ${names(told.server?.users.all ?? told.server?.users.has ?? []) || 'nobody'}, not \`${told.terms.user}\`.`,
  },
  'no-key': {
    phase: 'auth',
    side: 'client',
    message: (told) => `${nameOf(told)} wants a key, and there is none to offer.`,
  },
  'too-many-failures': {
    phase: 'auth',
    side: 'client',
    message: (told) =>
      `${nameOf(told)} hangs up after ${told.server?.maxAuthTries ?? 'a few'} refused keys, before ${keyOf(told)} is tried.`,
  },
  'no-common-method': {
    phase: 'auth',
    side: 'both',
    message: (told) => `${nameOf(told)} and this client have no way to log in in common.`,
  },
  'required-method': {
    phase: 'auth',
    side: 'both',
    message: (told) =>
      `${nameOf(told)} wants ${(told.server?.requiredMethods.all ?? []).join(' and ')}, and this client may not use all of them.`,
  },
} as const satisfies Partial<Record<CauseId, Cause>>;
