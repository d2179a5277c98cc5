import type { AlgorithmClass, Client } from '../client/client.ts';
import { lazily } from '../client/memo.ts';
import { newestClient } from '../client/target.ts';
import { elementsOf, isGssapiExchange, listModifier, takesElement } from '../read/algorithms.ts';
import { assembleList } from '../resolve/lists.ts';
import type { Argument, Span } from '../syntax/document.ts';
import { meant } from './nearest.ts';
import { weakness } from './weak.ts';

/** A name in a list of algorithms. */
export interface UnknownName {
  readonly name: string;
  readonly span: Span;
}

/** All names of a list that the client does not know, each where it stands. */
export function unknownNames(of: AlgorithmClass, argument: Argument, client: Client): readonly UnknownName[] {
  const modifier = listModifier(argument.value, client);
  if (modifier === '-') return [];
  return elementsIn(argument, modifier.length).filter(({ name }) => !takesElement(of, name, client));
}

/** All names of a GSSAPIKexAlgorithms list that no client knows, each where it stands. */
export const unknownGssapiNames = (argument: Argument): readonly UnknownName[] =>
  elementsIn(argument, 0).filter(({ name }) => !isGssapiExchange(name));

function elementsIn(argument: Argument, from: number): readonly UnknownName[] {
  const { value, start, end } = argument;
  const plain = end - start === value.length;
  let next = start + from;
  return elementsOf(value.slice(from)).map((name) => {
    const at = next;
    next += name.length + 1;
    return { name, span: plain ? { start: at, end: at + name.length } : argument };
  });
}

/** What is wrong with the sign in front of a list: this client does not read it, it stands alone, or before each name. */
export function isPlusSyntax({ value }: Argument, client: Client): 'too-new' | 'alone' | 'repeated' | undefined {
  const sign = value[0];
  if (sign !== '+' && sign !== '-' && sign !== '^') return undefined;
  if (value.length === 1) return 'alone';
  if (listModifier(value, client) === '') return 'too-new';
  return new RegExp(`,\\${sign}`).test(value) ? 'repeated' : undefined;
}

/** Keywords that take a list of algorithms, in lower case. */
export const algorithmKeywords: readonly string[] = [
  'ciphers',
  'macs',
  'kexalgorithms',
  'hostkeyalgorithms',
  'pubkeyacceptedalgorithms',
  'pubkeyacceptedkeytypes',
  'hostbasedacceptedalgorithms',
  'hostbasedkeytypes',
  'hostbasedalgorithms',
  'casignaturealgorithms',
];

const newest = lazily(newestClient);

/** The default list of the newest client: what is not in it is legacy. */
export function newestDefaults(of: AlgorithmClass): readonly string[] {
  return newest().algorithms(of).defaults;
}

const KINDS = [
  ['ciphers', 'a cipher'],
  ['macs', 'a MAC'],
  ['kex', 'a key exchange'],
  ['hostkey', 'a key type'],
] as const;

/** What a name is that stands in the wrong list. */
export function kindOfAlgorithm(name: string, client: Client): string | undefined {
  if (name.includes('-cert-v') && client.algorithms('hostkey').supported.includes(name))
    return 'the type of a certificate';
  return KINDS.find(([of]) => client.algorithms(of).supported.includes(name))?.[1];
}

/** The name that someone may have meant: a slip of the pen, or without what stands behind the `@`. */
export function meantAlgorithm(of: AlgorithmClass, name: string, client: Client): string | undefined {
  const { supported } = client.algorithms(of);
  const [start] = name.split('@');
  return meant(name.toLowerCase(), supported) ?? supported.find((each) => each.split('@')[0] === start);
}

/** What a client offers where a list counts. */
export interface Offer {
  readonly all: readonly string[];
  /** Those that the list itself brings in, in the order in which they are offered; the others are defaults. */
  readonly brought: readonly string[];
  /** False: the client complains that no name of it is one. */
  readonly isTaken: boolean;
}

/** A list of algorithms with its `+`, `-` or `^`, as this client takes it; empty: its defaults. */
export function offerOf(of: AlgorithmClass, value: string, client: Client): Offer {
  const list = assembleList(value === '' ? undefined : value, of, client);
  const all = list ?? [];
  const isTaken = list !== undefined;
  if (listModifier(value, client) === '') return { all, brought: all, isTaken };
  const { defaults } = client.algorithms(of);
  return { all, brought: all.filter((name) => !defaults.includes(name)), isTaken };
}

/** The names that a list brings in and that are weak, in the order of the list. */
export function weakNames(of: AlgorithmClass, value: string, client: Client): readonly string[] {
  return offerOf(of, value, client).brought.filter((name) => weakness(of, name) !== undefined);
}

/** Whether a key exchange withstands a quantum computer, as far as is known. */
export function isPostQuantum(name: string): boolean {
  return name.startsWith('mlkem') || name.startsWith('sntrup');
}
