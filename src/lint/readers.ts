import { readers } from '../client/data.ts';
import type { Readers } from '../client/schema.ts';
import type { KeyFile } from '../keys/types.ts';
import type { Step } from '../load/config.ts';
import type { Span } from '../syntax/document.ts';

type Reader = Readers[string];

/** Programs besides ssh that read configs or keys, by the name that a configuration gives them. */
export const knownReaders: readonly string[] = Object.keys(readers);

/** A part of a line that some programs take otherwise than ssh. */
export interface Misread {
  readonly span: Span;
  /** Completes «for that program …». */
  readonly says: string;
  /** With their versions. */
  readonly by: readonly string[];
}

/** `a`, `a and b`, `a, b and c`. */
export function together(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

type Found = Omit<Misread, 'by'>;

/** What these programs make of a line, where ssh means another thing; each thing once. */
export function misreadsOf(step: Step, names: readonly string[]): readonly Misread[] {
  const found = new Map<string, Misread>();
  for (const reader of names.flatMap((name) => readers[name] ?? [])) {
    for (const each of misreadBy(step, reader)) {
      const key = `${each.span.start} ${each.says}`;
      found.set(key, { ...each, by: [...(found.get(key)?.by ?? []), reader.name] });
    }
  }
  return [...found.values()].toSorted((a, b) => a.span.start - b.span.start);
}

function misreadBy(step: Step, reader: Reader): readonly Found[] {
  const { name, keyword } = step.directive;
  if (name === 'include') return reader.include ? [{ span: keyword, says: '`Include` brings nothing in' }] : [];
  if (name === 'match' && reader.match)
    return [{ span: keyword, says: 'this `Match` begins no block: what follows belongs to the one above' }];
  if (reader.keywords?.includes(name)) return [{ span: keyword, says: `\`${keyword.value}\` does not exist` }];
  const parts = [criteria, negations, comment, quotes, variables, tokens, sign, equals];
  return parts.flatMap((part) => part(step, reader));
}

type Part = (step: Step, reader: Reader) => readonly Found[];

const FATES = {
  holds: 'always holds',
  never: 'never holds',
  ignored: 'does not count, and holds for nobody where it is alone',
  refused: 'makes the whole file unreadable',
} as const;

const criteria: Part = ({ directive, block }, reader) => {
  if (directive.name !== 'match' || !reader.criteria) return [];
  const { criteria: known } = reader;
  return (block.criteria ?? []).flatMap(({ name, span }) =>
    (['holds', 'never', 'ignored', 'refused'] as const)
      .filter((fate) => known[fate]?.includes(name))
      .map((fate) => ({ span, says: `\`${name}\` ${FATES[fate]}` })),
  );
};

const negations: Part = ({ directive }, { negation }) => {
  if (directive.name !== 'host' || negation === undefined) return [];
  const counting = negation === 'all' ? directive.args : directive.args.slice(1);
  return counting
    .filter(({ value }) => value.startsWith('!'))
    .map((span) => ({ span, says: `\`${span.value}\` excludes nobody` }));
};

const comment: Part = ({ directive, reading }, { comments }) => {
  const { comment: span } = directive;
  if (span === undefined || comments === undefined) return [];
  if (comments === 'value') return [{ span, says: 'the comment is a part of the value' }];
  const option = reading.facts?.option;
  const isSingle = option !== undefined && !option.accumulates && option.kind !== 'files' && directive.name !== 'host';
  return isSingle ? [{ span, says: 'the comment makes the whole file unreadable' }] : [];
};

const quotes: Part = ({ directive, document }, reader) => {
  const { text } = document.source;
  const isQuote = (mark: string): boolean => mark === "'" || (mark === '"' && reader.quotes === 'all');
  const quoted = directive.args.find(({ start, value }) => isQuote(text[start] ?? '') && text[start] !== value[0]);
  return quoted && reader.quotes ? [{ span: quoted, says: 'the quotes are a part of the value' }] : [];
};

const variables: Part = ({ directive, document, reading }, reader) => {
  const isKept = reader.variables === true || reader.variables?.includes(directive.name);
  if (!isKept || !reading.facts?.option?.environment) return [];
  return inText({ directive, document }, /\$\{\w+\}/g);
};

const tokens: Part = ({ directive, document, reading }, reader) => {
  const replaced = reader.tokens?.[directive.name];
  const known = reading.facts?.option?.tokens ?? '';
  if (replaced === undefined) return [];
  return inText({ directive, document }, /%(.)/g)
    .filter(({ letter }) => known.includes(letter) && !replaced.includes(letter))
    .map((found) =>
      reader.otherTokens === undefined
        ? found
        : { ...found, says: `\`%${found.letter}\` makes the whole file unreadable` },
    );
};

function inText({ directive, document }: Pick<Step, 'directive' | 'document'>, pattern: RegExp) {
  const { rest } = directive;
  const text = document.source.text.slice(rest.start, directive.comment?.start ?? rest.end);
  return [...text.matchAll(pattern)].map(({ 0: what, 1: letter = '', index }) => {
    const start = rest.start + index;
    return { span: { start, end: start + what.length }, says: `\`${what}\` stands as it is`, letter };
  });
}

const sign: Part = ({ directive, reading }, reader) => {
  const [first] = directive.args;
  const mark = first?.value[0] ?? '';
  if (!reader.signs || !first || reading.facts?.option?.kind !== 'algorithms' || !/[+^-]/.test(mark)) return [];
  return [{ span: { start: first.start, end: first.start + 1 }, says: `the \`${mark}\` is a part of the first name` }];
};

const equals: Part = ({ directive, document }, reader) => {
  const { keyword, args } = directive;
  const between = document.source.text.slice(keyword.end, args[0]?.start ?? keyword.end);
  if (!reader.blankEquals || !/^\s+=/.test(between)) return [];
  const start = keyword.end + between.indexOf('=');
  return [{ span: { start, end: start + 1 }, says: 'the `=` is a part of the value' }];
};

/** Those of these programs that cannot read what stands at the path of a private key, with their versions. */
export function cannotRead({ format, publicKey }: KeyFile, names: readonly string[]): readonly string[] {
  const type = publicKey?.type ?? '';
  const fits = (each: NonNullable<Reader['keys']>[number]): boolean =>
    (each.format === undefined || each.format === format) && (each.type === undefined || type.startsWith(each.type));
  return names.flatMap((name) => readers[name] ?? []).flatMap(({ name, keys }) => (keys?.some(fits) ? [name] : []));
}
