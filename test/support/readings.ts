import { describe, expect, test } from 'vitest';
import { type Criterion, readMatch } from '../../src/read/match.ts';
import { leftOver, readDirective } from '../../src/read/read.ts';
import type { Message, Problem, ReadContext, Reading, Setting } from '../../src/read/types.ts';
import { dialectOf } from '../../src/syntax/dialect.ts';
import type { Directive } from '../../src/syntax/document.ts';
import { parse } from '../../src/syntax/parse.ts';
import { sourceFromText } from '../../src/syntax/source.ts';
import { release, releases } from './release.ts';

const services: Readonly<Record<string, number>> = { ssh: 22, http: 80 };

/** What a reading hangs on besides the line, unless a test says otherwise. */
export function contextOf(name: string, other: Partial<ReadContext> = {}): ReadContext {
  return {
    client: release(name),
    environment: { SOCK: '/run/sock', EMPTY: '' },
    servicePort: (service) => services[service],
    fromFile: true,
    ...other,
  };
}

/** The first line of a text as a release splits it. */
export function directiveOf(name: string, text: string): Directive {
  const line = parse(sourceFromText('F', text), dialectOf(release(name))).lines[0];
  if (line?.kind !== 'directive') throw new Error(`no directive: ${text}`);
  return line;
}

export function readingOf(name: string, line: string, other: Partial<ReadContext> = {}): Reading {
  return readDirective(line, directiveOf(name, line), contextOf(name, other));
}

/** As ssh prints it for the first line of the file F. */
function messageText({ style, text }: Message): string {
  switch (style) {
    case 'bare':
      return text;
    case 'colon':
      return `F: line 1: ${text}`;
    case 'line':
      return `F line 1: ${text}`;
  }
}

function settingText({ slot, values, merge, always }: Setting): string {
  const how = [...(merge === 'first' ? [] : [merge]), ...(always ? ['always'] : [])];
  return `${slot} = ${values.join(' | ')}${how.length > 0 ? ` (${how.join(', ')})` : ''}`;
}

function problemTexts({ code, span, weight, messages, onlyActive }: Problem): readonly string[] {
  const place = `${weight} ${code} ${span.start}-${span.end}${onlyActive ? ' where it applies' : ''}`;
  return [place, ...messages.map(messageText)];
}

/** What a line means, as text: what it sets; what is wrong, where and how bad, with the words of ssh. */
export function shown({ settings, problems }: Pick<Reading, 'settings' | 'problems'>): readonly string[] {
  return [...settings.map(settingText), ...problems.flatMap(problemTexts)];
}

/** Releases, a line, and what it means to each of them. */
export type ReadingRow = readonly [names: string, line: string, ...expected: string[]];

/** A test for each release of each row. */
export function testReadings(title: string, rows: readonly ReadingRow[]): void {
  const cases = rows.flatMap(([names, line, ...expected]) =>
    releases(names).map((name) => [name, line, expected] as const),
  );
  describe(title, () => {
    test.each(cases)('%s: %j', (name, line, expected) => {
      expect(shown(readingOf(name, line))).toEqual(expected);
    });
  });
}

function criterionText({ name, negated, argument, span }: Criterion): string {
  const value = argument === undefined ? '' : ` ${JSON.stringify(argument.value)}`;
  return `${negated ? '!' : ''}${name}${value} ${span.start}-${span.end}`;
}

/** What a Match line asks for, and what is wrong with it, as text. */
export function shownMatch(name: string, line: string): readonly string[] {
  const context = contextOf(name);
  const directive = directiveOf(name, line);
  const { criteria, problem, args } = readMatch(line, directive, context);
  const problems = problem === undefined ? leftOver(args, directive, context) : [problem];
  return [...criteria.map(criterionText), ...problems.flatMap(problemTexts)];
}
