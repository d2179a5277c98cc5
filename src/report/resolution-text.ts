import picocolors from 'picocolors';
import type { Resolution } from '../resolve/types.ts';
import { type CheckLook, frameLines } from './check-parts.ts';
import { type Answer, answersOf, type Row } from './resolution.ts';
import { maskText } from './secrets.ts';
import { breakUp, padEnd, visible, widthOf, wrap } from './text.ts';

export interface ResolutionLook extends CheckLook {
  /** Options that have their default, too. */
  readonly all: boolean;
  /** As it was typed. */
  readonly destination: string;
  /** How the client is called. */
  readonly client: string;
}

type Colors = ReturnType<typeof picocolors.createColors>;

/** For people: each option, its value, the line that set it and the lines that lost. */
export function resolutionText(resolution: Resolution, look: ResolutionLook): string {
  const colors = picocolors.createColors(look.color);
  const parts = resolution.status === 'refused' ? refusal(resolution, look, colors) : answer(resolution, look, colors);
  const shown = parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${shown.join('\n\n')}\n`;
}

type Part = readonly string[];

function refusal(resolution: Resolution, look: ResolutionLook, colors: Colors): readonly Part[] {
  const title = `${look.client} refuses to connect to ${visible(look.destination)}`;
  const { refusedAt } = resolution;
  const frame = refusedAt === undefined ? [] : frameLines(refusedAt, { ...look, colors });
  return [[colors.bold(colors.red(title))], frame, said(resolution), assumed(resolution, look)];
}

function answer(resolution: Resolution, look: ResolutionLook, colors: Colors): readonly Part[] {
  const answers = answersOf(resolution, look.all);
  const title = `${visible(look.destination)} as ${look.client} reads it`;
  const messages = said(resolution);
  return [
    [colors.bold(title)],
    answers.length === 0 ? ['No line sets an option for it.'] : table(answers, look, colors),
    legend(answers, colors),
    assumed(resolution, look),
    messages.length === 0 ? [] : ['ssh says:', ...messages],
  ];
}

function said({ messages }: Resolution): Part {
  return messages.map((message) => `  ${visible(maskText(message))}`);
}

const GAP = 2;
/** Room for a sign with a blank on either side. */
const SIGN = 3;
const LEAST = 16;

interface Page extends ResolutionLook {
  readonly colors: Colors;
  /** Columns of the names and of the values. */
  readonly name: number;
  readonly value: number;
}

function table(answers: readonly Answer[], look: ResolutionLook, colors: Colors): Part {
  const rows = answers.flatMap((each) => each.rows);
  const name = widest(answers.map((each) => each.name)) + SIGN;
  const place = widest(rows.map((row) => placeText(row, look)));
  const room = Math.max(look.columns - name - GAP - place, LEAST);
  const value = widest(rows.flatMap((row) => breakUp(visible(row.value), room)));
  const page = { ...look, colors, name, value };
  return answers.flatMap((each) =>
    each.rows.flatMap((row, index) => rowLines(index === 0 ? each.name : '', row, page)),
  );
}

function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, widthOf(text)), 0);
}

const signs: Readonly<Record<Row['kind'], string>> = { set: '', default: '', lost: '✗', maybe: '?', again: '=' };

/** `Port  2222  ~/.ssh/config:7`; a value that is too long goes on below. */
function rowLines(name: string, row: Row, page: Page): Part {
  const { colors } = page;
  const paint = painter(row.kind, colors);
  const head = padEnd(name, page.name - GAP) + signs[row.kind];
  const [first = '', ...more] = breakUp(visible(row.value), page.value);
  const line = `${colors.bold(padEnd(head, page.name))}${paint(padEnd(first, page.value))}`;
  const place = colors.dim(placeText(row, page));
  return [`${line}${' '.repeat(GAP)}${place}`, ...more.map((text) => `${' '.repeat(page.name)}${paint(text)}`)];
}

function painter(kind: Row['kind'], colors: Colors): (text: string) => string {
  switch (kind) {
    case 'set':
      return (text) => text;
    case 'maybe':
      return colors.yellow;
    case 'lost':
    case 'again':
    case 'default':
      return colors.dim;
  }
}

function placeText({ place }: Row, { nameOf }: Pick<ResolutionLook, 'nameOf'>): string {
  if (typeof place === 'string') return place;
  return `${visible(nameOf(place.document.source.path))}:${place.directive.lineNumber}`;
}

const meanings: Readonly<Record<string, string>> = {
  lost: 'lost: what is set first stays',
  again: 'the same value again',
  maybe: 'maybe: it hangs on a Match exec that was not run; --allow-exec runs it',
};

function legend(answers: readonly Answer[], colors: Colors): Part {
  const kinds = new Set(answers.flatMap(({ rows }) => rows.map(({ kind }) => kind)));
  return [...kinds].flatMap((kind) => {
    const meaning = meanings[kind];
    return meaning === undefined ? [] : [colors.dim(`${signs[kind]} ${meaning}`)];
  });
}

/** Only what the answer would be another one without. */
function assumed({ assumptions }: Resolution, { columns, nameOf }: ResolutionLook): Part {
  const lines = assumptions
    .filter(({ matters }) => matters)
    .map(({ message, place }) => {
      const where = place === undefined ? '' : ` (${nameOf(place.document.source.path)}:${place.directive.lineNumber})`;
      return visible(maskText(message)) + visible(where);
    });
  return [...new Set(lines)].flatMap((line) => wrap(`assumed: ${line}`, columns));
}
