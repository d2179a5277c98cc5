import { message } from '../client/messages.ts';
import { kindOf } from '../keys/key-type.ts';
import { isNone } from '../resolve/defaults.ts';
import { causes } from './causes.ts';
import type { CauseId } from './forecast.ts';
import { knownOf } from './names.ts';
import { isListed } from './signature.ts';
import type { Terms } from './terms.ts';
import type { Trial } from './trials.ts';
import type { Names, Server, Situation } from './types.ts';

/** What ssh's words are filled with. */
export interface Said {
  readonly cause: CauseId;
  readonly terms: Terms;
  readonly server: Server | undefined;
  readonly trial: Trial | undefined;
  /** The server has refused as many keys as it takes. */
  readonly isOver: boolean;
  /** A jump host or a command carries the connection, so that ssh knows no address. */
  readonly isProxied: boolean;
}

/** Whether this connection has a way of its own, and no address of the other side's. */
export function isProxied({ hops, resolution }: Situation): boolean {
  const isSet = (id: string): boolean => !isNone(resolution.settled.get(id)?.[0] ?? 'none');
  return hops.length > 0 || isSet('proxyjump') || isSet('proxycommand');
}

/** The other side as ssh_remote_ipaddr of packet.c names it; of a name its address is not known before. */
function peerOf({ terms, isProxied }: Said): Terms {
  return isProxied ? { ...terms, hostName: 'UNKNOWN', port: 65535 } : terms;
}

/** What this client prints; undefined where it has no words for it or they hang on what is not known. */
export function sshWords(said: Said): string | undefined {
  const { cause, terms, server } = said;
  switch (cause) {
    case 'no-common-kex': {
      const old = 'Unable to negotiate a key exchange method';
      const lists = { ours: terms.kex, theirs: server?.kexAlgorithms };
      return negotiation(peerOf(said), { reason: 'no matching key exchange method found', old, ...lists });
    }
    case 'no-common-hostkey-alg': {
      const lists = { ours: terms.hostKeys, theirs: server?.hostKeyAlgorithms };
      return negotiation(peerOf(said), { reason: 'no matching host key type found', old: 'no hostkey alg', ...lists });
    }
    case 'no-common-cipher': {
      const lists = { ours: terms.ciphers, theirs: server?.ciphers };
      return negotiation(peerOf(said), { reason: 'no matching cipher found', old: 'no matching cipher', ...lists });
    }
    case 'no-common-mac': {
      const lists = { ours: terms.macs, theirs: server?.macs };
      return negotiation(peerOf(said), { reason: 'no matching MAC found', old: 'no matching mac', ...lists });
    }
    case 'no-mutual-sigalg':
      return noMutual(said);
    case 'hostkey-sha1-forbidden':
      return brokenExchange(said);
    case 'sigalg-sha1-forbidden':
      return failedSigning(said);
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
        ['ssh', terms.hostName, 'Address family for hostname not supported'],
      );
    case 'key-encrypted':
    case 'key-unreadable':
    case 'key-missing':
      return undefined;
    default:
      return causes[cause].phase === 'auth' ? denied(said) : undefined;
  }
}

/** The text of one message in this client's version that has `part` in it. */
function text({ terms }: Said, [id, part]: readonly [string, string], values: Values): string | undefined {
  const found = message(id, terms.client)?.texts.find((one) => one.includes(part));
  return found === undefined ? undefined : fill(found, values);
}

type Values = readonly (string | undefined)[];

/** `{}` in turn; undefined where the value of one of them is not known. */
function fill(found: string, values: Values): string | undefined {
  const parts = found.split('{}');
  if (values.slice(0, parts.length - 1).includes(undefined)) return undefined;
  return parts.map((part, at) => (at === 0 ? part : `${values[at - 1]}${part}`)).join('');
}

interface Lists {
  readonly reason: string;
  /** How its words begin up to 6.7, where each list has its own. */
  readonly old: string;
  readonly ours: readonly string[];
  readonly theirs: Names | undefined;
}

function negotiation({ client, hostName, port }: Terms, { reason, old, ours, theirs }: Lists): string | undefined {
  const texts = message('negotiation-failed', client)?.texts;
  const offer = theirs?.all?.join(',');
  const known = texts?.find((one) => one.startsWith('Unable to negotiate with'));
  if (known !== undefined) return fill(known, [hostName, ...(isWithPort(known) ? [String(port)] : []), reason, offer]);
  const older = texts?.find((one) => one.startsWith(old));
  return older && fill(older, [ours.join(','), offer]);
}

function isWithPort(found: string): boolean {
  return found.includes(' port ');
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

/**
 * Red Hat’s ssh offers no host key algorithm that PubkeyAcceptedAlgorithms lacks (its ssh_config(5)): without a line that
 * lets SHA-1 in, it hangs on the system's own lines what is said.
 */
function brokenExchange(said: Said): string | undefined {
  const terms = peerOf(said);
  const found = message('key-exchange-failed', terms.client)?.texts[0];
  const { publicKeys, publicKeysAreWritten } = terms;
  if (found === undefined || !publicKeysAreWritten || !publicKeys?.includes('ssh-rsa')) return undefined;
  return fill(found, [terms.hostName, String(terms.port), libcryptoError(terms)]);
}

/** ssh names what signs: for a certificate the key in it, if that is in its list, too, by the file of that key. */
function failedSigning(said: Said): string | undefined {
  const { terms, trial } = said;
  if (!terms.publicKeysAreWritten) return undefined;
  const { client, publicKeys: accepted } = terms;
  const plain = trial?.key?.certificate?.key;
  const certified = plain === undefined || isListed({ client, key: plain, accepted }) ? '' : '-CERT';
  const kind = typeOf(said);
  const values = [kind && `${kindOf(kind)}${certified}`, trial?.identity.named?.path, libcryptoError(terms)];
  return text(said, ['signing-failed', 'signing failed for'], values);
}

function libcryptoError({ client }: Terms): string | undefined {
  return message('key-unusable-reason', client)?.texts.find((one) => one.includes('libcrypto'));
}

/** OpenSSH’s server says why it hangs up; of others that is not known. */
function hungUp(said: Said): string | undefined {
  const { server } = said;
  const terms = peerOf(said);
  const found = message('too-many-failures', terms.client)?.texts[0];
  const words = found && fill(found, [terms.hostName, isWithPort(found) ? String(terms.port) : terms.user]);
  const isOpenSSH = server?.software === undefined || server.software.startsWith('OpenSSH');
  return isOpenSSH ? words : words?.replace(/2: Too many.*/, '2:');
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
