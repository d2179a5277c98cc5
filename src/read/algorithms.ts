import type { AlgorithmClass, Client } from '../client/client.ts';
import { own } from '../client/own.ts';
import { lowerCase } from '../syntax/ascii.ts';
import type { Span } from '../syntax/document.ts';
import { matchPatternList } from '../syntax/pattern.ts';
import { truncateBytes } from '../syntax/source.ts';
import { done, line, refuse, set } from './outcome.ts';
import { missing, type Reader } from './simple.ts';
import type { Message } from './types.ts';

/** Names that a client takes for a key type besides those of the algorithms, in lower case. */
const SHORT_NAMES: Readonly<Record<string, readonly string[]>> = {
  rsa: ['ssh-rsa'],
  dsa: ['ssh-dss'],
  ecdsa: ['ecdsa-sha2-nistp256'],
  ed25519: ['ssh-ed25519'],
  'ecdsa-sk': ['sk-ecdsa-sha2-nistp256@openssh.com'],
  'ed25519-sk': ['sk-ssh-ed25519@openssh.com'],
};

/** Whether this client knows a name of a key type. */
export function isKeyName(client: Client, name: string): boolean {
  const { supported } = client.algorithms('hostkey');
  if (supported.includes(name)) return true;
  if (!client.does('key-short-names')) return false;
  return (own(SHORT_NAMES, lowerCase(name)) ?? []).some((type) => supported.includes(type));
}

/** The elements of a list up to the first empty one, behind which ssh does not look. */
export function elementsOf(list: string): readonly string[] {
  const elements = list.split(',');
  const empty = elements.indexOf('');
  return empty === -1 ? elements : elements.slice(0, empty);
}

function isKeyPattern(client: Client, element: string): boolean {
  if (isKeyName(client, element)) return true;
  if (!client.does('key-list-patterns')) return false;
  return client.algorithms('hostkey').supported.some((name) => matchPatternList(name, element, false) !== 'no');
}

/** Key exchanges that GSSAPIKexAlgorithms may begin with; the rest of a name is the mechanism. */
const GSSAPI_EXCHANGES = [
  'gss-gex-sha1-',
  'gss-group1-sha1-',
  'gss-group14-sha1-',
  'gss-group14-sha256-',
  'gss-group16-sha512-',
  'gss-nistp256-sha256-',
  'gss-curve25519-sha256-',
];

/** Whether GSSAPIKexAlgorithms may name it: there is neither a `+` in front of the list nor a wildcard in it. */
export const isGssapiExchange = (name: string): boolean => GSSAPI_EXCHANGES.some((known) => name.startsWith(known));

const EXACT: readonly AlgorithmClass[] = ['ciphers', 'macs', 'kex'];

/** Whether the client takes this element in a list of these: a name, or where it reads them a pattern. */
export function takesElement(of: AlgorithmClass, element: string, client: Client): boolean {
  if (EXACT.includes(of)) {
    if (client.algorithms(of).supported.includes(element)) return true;
    return of === 'kex' && isGssapiExchange(element) && client.does('gssapi-exchanges-in-kex');
  }
  const certificate = of === 'casignature' && element.includes('-cert') && isKeyName(client, element);
  return isKeyPattern(client, element) && !(certificate && client.does('ca-plain-only'));
}

/** The first element that the client refuses. */
function badElement(of: AlgorithmClass, list: string, client: Client): string | undefined {
  const elements = elementsOf(list);
  const named = of === 'ciphers' || of === 'macs';
  if (named && elements.length === 0 && client.does('empty-list-elements-refused')) return '';
  return elements.find((element) => !takesElement(of, element, client));
}

interface Refused {
  readonly of: AlgorithmClass;
  readonly value: string;
  /** The element that is refused; undefined when the list is empty. */
  readonly bad: string | undefined;
}

function refusal({ of, value, bad }: Refused, client: Client): readonly Message[] {
  switch (of) {
    case 'ciphers':
      return [line(`Bad SSH2 cipher spec '${value}'.`)];
    case 'macs':
      return [line(`Bad SSH2 ${client.does('mac-in-capitals') ? 'MAC' : 'Mac'} spec '${value}'.`)];
    case 'kex': {
      const first: readonly Message[] =
        bad === undefined ? [] : [{ style: 'bare', text: `Unsupported KEX algorithm "${truncateBytes(bad, 100)}"` }];
      return [...first, line(`Bad SSH2 KexAlgorithms '${value}'.`)];
    }
    default:
      return [line(`Bad key types '${value}'.`)];
  }
}

/** Place of one element inside the argument, where the argument is written without quotes. */
function elementSpan(argument: Span & { readonly value: string }, element: string | undefined): Span {
  const plain = argument.end - argument.start === argument.value.length;
  if (!plain || !element) return argument;
  const at = argument.value.split(/[+^,]/).indexOf(element) === -1 ? -1 : argument.value.indexOf(element);
  return at === -1 ? argument : { start: argument.start + at, end: argument.start + at + element.length };
}

/** Which of `+`, `-`, `^` leads the list in this client; `''` when it replaces the default list. */
export function listModifier(value: string, client: Client): '+' | '-' | '^' | '' {
  const first = value[0];
  if (first === '+' && client.does('plus-lists')) return '+';
  if (first === '-' && client.does('minus-lists')) return '-';
  if (first === '^' && client.does('caret-lists')) return '^';
  return '';
}

/** Ciphers, MACs, KexAlgorithms and the lists of key types: kept as written, with the modifier. */
export const readAlgorithms: Reader = (args, option, context) => {
  const { client } = context;
  const of = option.algorithms ?? 'ciphers';
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  const { value } = argument;
  const modifier = listModifier(value, client);
  if (modifier === '-') return done(set(option.id, value));
  const list = modifier === '' ? value : value.slice(1);
  const bad = list === '' ? '' : badElement(of, list, client);
  if (bad === undefined) return done(set(option.id, value));
  const messages = refusal({ of, value, bad: list === '' ? undefined : bad }, client);
  return refuse({ code: 'bad-algorithm', span: elementSpan(argument, bad), messages }, context);
};

/** Whether this client refuses a list behind `-c` (`ciphers`), which may begin with `+` or `^`, or behind `-m` (`macs`). */
export function cipherListFault(of: 'ciphers' | 'macs', value: string, client: Client): boolean {
  const modifier = of === 'ciphers' ? listModifier(value, client) : '';
  const list = modifier === '+' || modifier === '^' ? value.slice(1) : value;
  return list === '' || badElement(of, list, client) !== undefined;
}
