import type { Candidate, Place, Resolution, ResolvedOption } from '../resolve/types.ts';
import { maskValue } from './secrets.ts';

/** One line of the answer: a value and where it comes from. */
export interface Row {
  readonly kind: 'set' | 'lost' | 'maybe' | 'again' | 'default';
  readonly value: string;
  readonly place: Place | 'command line' | 'default';
}

/** An option with the lines that set it and those that lost. */
export interface Answer {
  readonly name: string;
  readonly rows: readonly Row[];
}

/** In the order of `ssh -G`; options that have their default only where `all` are wanted. */
export function answersOf(resolution: Resolution, all: boolean): readonly Answer[] {
  return [...resolution.options.values()].flatMap((option) => {
    const rows = rowsOf(option, all);
    return rows.length === 0 ? [] : [{ name: nameOf(option.id, resolution), rows }];
  });
}

/** As ssh_config(5) spells it; this client may know it by an older name. */
export function nameOf(id: string, { client }: Pick<Resolution, 'client'>): string {
  const printed = client.option(id)?.printed;
  return client.keyword(id)?.name ?? (printed === undefined ? undefined : client.keyword(printed)?.name) ?? id;
}

function rowsOf(option: ResolvedOption, all: boolean): readonly Row[] {
  const { id, values, origin } = option;
  const candidates = candidatesOf(option);
  const whole = maskValue(id, values.join(' '));
  const rows = candidates.map((candidate) => rowOf(candidate, option));
  const typed: readonly Row[] =
    origin === 'command-line' && values.length > 0 ? [{ kind: 'set', value: whole, place: 'command line' }] : [];
  const byDefault: readonly Row[] =
    all && values.length > 0 ? [{ kind: 'default', value: whole, place: 'default' }] : [];
  return origin === 'default' ? [...byDefault, ...rows] : [...typed, ...rows];
}

/** ssh keeps the two in one list, and lets each be set alone. */
const sharing = ['localforward', 'dynamicforward'];

/** A line once, however many values it gave; not those of a neighbour that shares the list. */
export function candidatesOf({ id, candidates }: ResolvedOption): readonly Candidate[] {
  const own = candidates.filter(({ directive }) => !sharing.includes(id) || directive.name === id);
  const first = new Map(own.toReversed().map((candidate) => [`${placeOf(candidate)} ${candidate.outcome}`, candidate]));
  return own.filter((candidate) => first.get(`${placeOf(candidate)} ${candidate.outcome}`) === candidate);
}

function placeOf({ document, directive }: Candidate): string {
  return `${document.source.path}:${directive.start}`;
}

/** What ssh made of the line that alone decides; else what is written there. */
function rowOf(candidate: Candidate, { id, values }: ResolvedOption): Row {
  const written = maskValue(id, candidate.value);
  switch (candidate.outcome) {
    case 'wins':
      return { kind: 'set', value: maskValue(id, values.join(' ')) || written, place: candidate };
    case 'adds':
      return { kind: 'set', value: written, place: candidate };
    case 'may-win':
      return { kind: 'maybe', value: written, place: candidate };
    case 'shadowed':
      return { kind: 'lost', value: written, place: candidate };
    case 'duplicate':
      return { kind: 'again', value: written, place: candidate };
  }
}
