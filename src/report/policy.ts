import picocolors from 'picocolors';
import { allFacts } from '../server/policies.ts';
import type { Fact, HostKey, Policy } from '../server/schema.ts';
import type { Look } from './report.ts';
import { breakUp, wrap } from './text.ts';

const kinds: Readonly<Record<Policy['kind'], string>> = {
  service: 'a service',
  software: 'software, as it is shipped',
  system: 'a system, as it is shipped',
  device: 'a device, as it is shipped',
};

interface Entry {
  readonly text: string;
  readonly sources: readonly string[];
}

interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** One policy for people: what is known, how surely, and from where. */
export function policyText(policy: Policy, { color, columns }: Look): string {
  const { bold, dim } = picocolors.createColors(color);
  const lines = (text: string, indent: number, breaks = breakUp): readonly string[] =>
    breaks(text, Math.max(columns - indent, LEAST)).map((line) => ' '.repeat(indent) + line);
  const blocks = sectionsOf(policy).map(({ title, entries }) => [
    bold(title),
    ...entries.flatMap(({ text, sources }) => [
      ...lines(text, 2),
      // An address stays whole, however long it is.
      ...sources.flatMap((source) => lines(source, 6, wrap)).map((line) => dim(line)),
    ]),
  ]);
  const head = [`${bold(policy.id)}  ${policy.name}`, ...headOf(policy).flatMap((text) => lines(text, 0))];
  return [head, ...blocks].map((block) => `${block.join('\n')}\n`).join('\n');
}

const LEAST = 30;

function headOf({ kind, extends: parent, match = [] }: Policy): readonly string[] {
  return [
    parent === undefined ? kinds[kind] : `${kinds[kind]}; what is not said here is as in ${parent}`,
    ...match.map(({ host, ports }) => `${host.join(', ')} on port ${ports.join(' or ')}`),
  ];
}

function sectionsOf(policy: Policy): readonly Section[] {
  const { hostKeys = [], notes = [] } = policy;
  const sections = [
    ...allFacts(policy).map(({ field, from, facts }) => ({
      title: from === policy.id ? field : `${field}, from ${from}`,
      entries: facts.map(factEntry),
    })),
    { title: 'host keys', entries: hostKeys.map(keyEntry) },
    { title: 'notes', entries: notes.map(noteEntry) },
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}

function factEntry(fact: Fact): Entry {
  const condition = fact.condition === undefined ? '' : `, if ${fact.condition}`;
  return { text: `${claim(fact)}${era(fact)}${condition} ${surely(fact)}`, sources: fact.sources };
}

function claim(fact: Fact): string {
  if ('has' in fact) return `has ${fact.has.join(', ')}`;
  if ('lacks' in fact) return `lacks ${fact.lacks.join(', ')}`;
  if (fact.value === null) return 'is not sent';
  return typeof fact.value === 'object' ? fact.value.join(', ') : String(fact.value);
}

function era({ since, until }: Fact): string {
  return `${since === undefined ? '' : ` since ${since}`}${until === undefined ? '' : ` until ${until}`}`;
}

function keyEntry(key: HostKey): Entry {
  const { hosts, type = 'of a type that is not published', fingerprint, note, sources } = key;
  const where = hosts === undefined ? '' : ` for ${hosts.join(', ')}`;
  const more = note === undefined ? '' : ` ${note}`;
  return { text: `${fingerprint} ${type}${where}, ${standing(key)} ${surely(key)}${more}`, sources };
}

function standing({ status, since, until }: HostKey): string {
  if (status === 'current') return since === undefined ? status : `${status} since ${since}`;
  return until === undefined ? status : `${status} on ${until}`;
}

function noteEntry({ text, since, confidence, sources }: Note): Entry {
  return { text: `${text}${since === undefined ? '' : ` Since ${since}.`} ${surely({ confidence })}`, sources };
}

type Note = NonNullable<Policy['notes']>[number];

function surely({ confidence }: Pick<Fact, 'confidence'>): string {
  return `(${confidence})`;
}
