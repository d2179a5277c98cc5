import { message } from '../client/messages.ts';
import type { CauseId } from './forecast.ts';
import { knownOf } from './names.ts';
import type { Terms } from './terms.ts';
import type { Trial } from './trials.ts';
import type { Server } from './types.ts';

/** What ssh's words are filled with. */
export interface Said {
  readonly cause: CauseId;
  readonly terms: Terms;
  readonly server: Server | undefined;
  readonly trial: Trial | undefined;
  /** The server has refused as many keys as it takes. */
  readonly isOver: boolean;
  /** The names that the server offers, where a list decides. */
  readonly offer: readonly string[];
}

/** What this client prints; undefined where it has no words for it or they hang on what is not known. */
export function sshWords(said: Said): string | undefined {
  const { cause } = said;
  switch (cause) {
    case 'no-common-kex':
      return negotiation(said, 'no matching key exchange method found', 'Unable to negotiate a key exchange method');
    case 'no-common-hostkey-alg':
      return negotiation(said, 'no matching host key type found', 'no hostkey alg');
    case 'no-common-cipher':
      return negotiation(said, 'no matching cipher found', 'no matching cipher found: client');
    case 'no-common-mac':
      return negotiation(said, 'no matching MAC found', 'no matching mac found: client');
    case 'no-mutual-sigalg':
      return noMutual(said);
    case 'key-not-listed':
      return text(said, ['key-skipped-by-client', 'Skipping'], [typeOf(said), labelOf(said)]);
    case 'too-many-failures':
      return hungUp(said);
    case 'key-type-unknown':
      return unknownType(said);
    case 'key-answer-not-listed':
      return text(said, ['answer-not-listed', ''], ['input_userauth_pk_ok', typeOf(said)]);
    case 'key-permissions':
      return text(said, ['key-permissions', 'Permissions'], [modeOf(said), labelOf(said)]);
    case 'address-family':
      return text(
        said,
        ['name-unresolved', 'hostname'],
        ['ssh', said.terms.hostName, 'Address family for hostname not supported'],
      );
    case 'key-encrypted':
    case 'key-unreadable':
    case 'key-missing':
    case 'config-refused':
    case 'jump-failed':
      return undefined;
    default:
      return denied(said);
  }
}

/** The text of one message in this client's version that has `part` in it. */
function text({ terms }: Said, [id, part]: readonly [string, string], values: Values): string | undefined {
  const found = message(id, terms.client)?.texts.find((one) => one.includes(part));
  return found === undefined ? undefined : fill(found, values);
}

type Values = readonly (string | undefined)[];

/** `{}` in turn; without a value it stays away from the answer altogether. */
function fill(found: string, values: Values): string | undefined {
  const parts = found.split('{}');
  if (values.slice(0, parts.length - 1).includes(undefined) || values.length < parts.length - 1) return undefined;
  return parts.map((part, at) => (at === 0 ? part : `${values[at - 1]}${part}`)).join('');
}

function negotiation(said: Said, reason: string, old: string): string | undefined {
  const { terms, offer } = said;
  const { client, hostName, port } = terms;
  const texts = message('negotiation-failed', client)?.texts ?? [];
  const known = texts.find((one) => one.startsWith('Unable to negotiate with'));
  if (known === undefined) return texts.find((one) => one.startsWith(old))?.split(':')[0] ?? reason;
  const values = known.includes('port') ? [hostName, String(port), reason] : [hostName, reason];
  return fill(known, [...values, offer.join(',')]);
}

/** A key whose public half is known is asked for first; else ssh signs at once. */
function noMutual(said: Said): string | undefined {
  const { terms, server, trial } = said;
  const { client } = terms;
  const isAsked = trial?.identity.key !== undefined;
  if (isAsked && server?.serverSigAlgs.kind === 'some' && client.does('skips-unsupported-by-server'))
    return text(said, ['key-skipped-for-server', 'Skipping'], [typeOf(said), labelOf(said)]);
  const words = isAsked ? 'no mutual signature algorithm' : 'no mutual signature supported';
  const caller = isAsked ? 'send_pubkey_test' : 'sign_and_send_pubkey';
  const known = message('no-mutual-signature-algorithm', client)?.texts.find((one) => one.endsWith(words));
  if (known === undefined) return undefined;
  return known.includes('{}') ? fill(known, [caller]) : `${caller}: ${known}`;
}

/** OpenSSH’s server says why it hangs up; of others that is not known. */
function hungUp(said: Said): string | undefined {
  const { terms, server } = said;
  const words = text(said, ['too-many-failures', ''], [terms.hostName, String(terms.port)]);
  const isOpenSSH = server?.software === undefined || server.software.startsWith('OpenSSH');
  return isOpenSSH ? words : words?.replace(/2: ?Too many.*/, '2:');
}

function unknownType(said: Said): string | undefined {
  return text(said, ['key-unreadable', 'Load key'], [labelOf(said), 'unknown or unsupported key type']);
}

/** The methods that are left when ssh gives up: where more than one is wanted, only the next is offered. */
function methodsLeft({ server, cause }: Said): readonly string[] {
  if (server === undefined) return [];
  const required = server.requiredMethods.all ?? [];
  if (!required.includes('publickey')) return knownOf(server.authMethods);
  return cause === 'required-method' ? required.filter((method) => method !== 'publickey') : ['publickey'];
}

function denied(said: Said): string | undefined {
  const { terms } = said;
  if (said.isOver) return hungUp(said);
  const methods = methodsLeft(said);
  const list = methods.length === 0 ? undefined : methods.join(',');
  const found = message('permission-denied', terms.client)?.texts.find((one) => one.includes('denied ('));
  if (found === undefined) return undefined;
  return found.startsWith('{}@') ? fill(found, [terms.user, terms.hostName, list]) : fill(found, [list]);
}

function typeOf({ trial }: Said): string | undefined {
  return trial?.key?.type;
}

function labelOf({ trial }: Said): string | undefined {
  return trial?.identity.label;
}

function modeOf({ trial }: Said): string | undefined {
  const mode = trial?.identity.named?.file.mode;
  return mode === undefined ? undefined : `0${mode.toString(8).padStart(3, '0')}`;
}
