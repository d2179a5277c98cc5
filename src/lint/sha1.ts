import type { Client } from '../client/client.ts';
import { permitted } from '../predict/forbidden.ts';
import { elementsOf, listModifier } from '../read/algorithms.ts';
import type { Argument, Span } from '../syntax/document.ts';

/** A name in a list that signs with SHA-1, which the client's system forbids. */
export interface ForbiddenName {
  readonly name: string;
  readonly span: Span;
  /** The list has no other. */
  readonly isAlone: boolean;
}

/** The first such name that a line adds, or that stands in a list of nothing else; a list of many is not about SHA-1. */
export function forbiddenName(argument: Argument, client: Client): ForbiddenName | undefined {
  const { value, start, end } = argument;
  const modifier = listModifier(value, client);
  if (modifier === '-') return undefined;
  const names = elementsOf(value.slice(modifier.length));
  const left = permitted(client, names);
  const name = names.find((each) => !left.includes(each));
  if (name === undefined || (modifier === '' && left.length > 0)) return undefined;
  const at = start + modifier.length + names.slice(0, names.indexOf(name)).join(',').length;
  const from = names.indexOf(name) === 0 ? at : at + 1;
  const isPlain = end - start === value.length;
  const span = isPlain ? { start: from, end: from + name.length } : { start, end };
  return { name, span, isAlone: modifier === '' };
}
