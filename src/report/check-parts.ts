import type picocolors from 'picocolors';
import type { Attempt, Repair, Verdict } from '../predict/types.ts';
import type { Place, Spot } from '../resolve/types.ts';
import type { Directive, Source } from '../syntax/document.ts';
import { frameOf } from './frame.ts';
import type { Look } from './report.ts';
import { maskText } from './secrets.ts';
import { breakUp, count, visible } from './text.ts';

export interface CheckLook extends Look {
  readonly nameOf: (path: string) => string;
  /** Whether a file looks like an ssh config, so that its text may be shown. */
  readonly isShowable: (source: Source) => boolean;
}

/** What every part needs to know. */
export interface Page extends CheckLook {
  readonly colors: ReturnType<typeof picocolors.createColors>;
}

export type Lines = readonly string[];

/** A text of ours: paths in it as people write them, nothing secret, nothing that acts on a terminal. */
function told(text: string, { nameOf }: Pick<Page, 'nameOf'>): string {
  const named = text.replaceAll(/(?<=^|[\s`(])\/[^\s`]*[^\s`.,:;)]/g, (path) => nameOf(path));
  return visible(maskText(named));
}

/** Lines of a text, the first one without its indentation. */
function broken(text: string, indent: number, { columns }: Pick<Page, 'columns'>): Lines {
  return text.split('\n').flatMap((line) => breakUp(visible(line), Math.max(columns - indent, 20)));
}

export function paragraph(text: string, page: Page, indent = 0): Lines {
  return broken(told(text, page), indent, page).map((line) => ' '.repeat(indent) + line);
}

const LABEL = 10;
const MARGIN = 2;

/** `  ssh says  …`, what does not fit below it. */
export function labelled(label: string, text: string, page: Page): Lines {
  const indent = ' '.repeat(MARGIN + LABEL);
  const lines = broken(text, indent.length, page);
  const head = ' '.repeat(MARGIN) + page.colors.cyan(label.padEnd(LABEL));
  return lines.map((line, index) => (index === 0 ? head : indent) + line);
}

/** What ssh prints, line by line as it prints it. */
export function sshSays(text: string | undefined, page: Page): Lines {
  return text === undefined ? [] : labelled('ssh says', maskText(text), page);
}

/** The line that decides, with a mark below what is wrong in it or its value; of a file that is no config only its place. */
export function frameLines(place: Place | Spot, page: Page): Lines {
  const { source } = place.document;
  const { directive } = place;
  const { colors, columns, nameOf, isShowable } = page;
  const name = visible(nameOf(source.path));
  if (!isShowable(source)) return [`  ${name}:${directive.lineNumber}`];
  const value = directive.rest.end > directive.rest.start ? directive.rest : directive.keyword;
  const span = 'span' in place ? place.span : value;
  const gutter = String(directive.lineNumber).length + MARGIN;
  const { line, code, from, to } = frameOf(source, span, columns - gutter - 3);
  const blank = ' '.repeat(gutter);
  const bar = colors.dim('│');
  return [
    `${blank} ${colors.dim(`╭ ${name}`)}`,
    `${colors.dim(String(line).padStart(gutter))} ${bar} ${code}`,
    `${blank} ${bar} ${' '.repeat(from)}${colors.red('^'.repeat(to - from))}`,
  ];
}

const MOST_ATTEMPTS = 4;

/** What becomes of each key. */
export function attemptLines({ attempts }: Pick<Verdict, 'attempts'>, page: Page): Lines {
  const shown = attempts.slice(0, MOST_ATTEMPTS);
  const more = attempts.length - shown.length;
  return [
    ...shown.flatMap((attempt, index) => labelled(index === 0 ? 'keys' : '', attemptText(attempt, page), page)),
    ...(more > 0 ? labelled('', `and ${count(more, 'more key')}`, page) : []),
  ];
}

function attemptText(attempt: Attempt, page: Page): string {
  const { key, source, type, bits, outcome, reason } = attempt;
  const from = source === 'agent' ? 'in the agent' : source === 'certificate' ? 'a certificate' : '';
  const kind = [type, bits === undefined ? '' : `${bits} bits`, from].filter(
    (part) => part !== undefined && part !== '',
  );
  const what = kind.length === 0 ? '' : ` (${kind.join(', ')})`;
  return `${page.nameOf(key)}${what} ${outcome}${reason === undefined ? '' : `: ${reason}`}`;
}

/** What to do, and the text to paste. The better way says of itself that it is better. */
export function repairLines(repair: Repair, page: Page, indent = 0): Lines {
  const { lines, block, command } = repair;
  const { colors } = page;
  const sentence = sentenceOf(repair, page);
  const label = /^(Better|Or): /.test(sentence) ? (sentence.split(':', 1)[0] ?? '') : 'Repair';
  const body = sentence.startsWith(`${label}: `) ? sentence.slice(label.length + 2) : sentence;
  const margin = ' '.repeat(indent + 4);
  const inner = block === undefined ? margin : `${margin}    `;
  const shown = (line: string): string => visible(maskText(line));
  return [
    ...paragraph(`${label}: ${body}`, page, indent).map((line, index) =>
      index === 0 ? line.replace(`${label}:`, () => colors.bold(colors.green(`${label}:`))) : line,
    ),
    ...(command === undefined ? [] : [margin + shown(command)]),
    ...(block === undefined || lines.length === 0 ? [] : [margin + shown(block)]),
    ...lines.map((line) => inner + shown(line)),
  ];
}

function sentenceOf({ text, weakens, above, block }: Repair, { nameOf }: Page): string {
  const said = weakens ? text.replace(/\.(?= |$)/, '; that weakens the connection.') : text;
  if (above === undefined) return said;
  const header = headerOf(above);
  const file = visible(nameOf(above.document.source.path));
  if (header !== undefined && nameOfBlock(header) === block)
    return `${said} It takes the place of line ${above.directive.lineNumber} of ${file}.`;
  // A header in the middle of another block would take away the lines that stand below it.
  const place = `above line ${(header ?? above.directive).lineNumber} of ${file}`;
  return `${said} It must stand ${place}${header === undefined ? ', with `Host *` between the two' : ''}.`;
}

/** The line that begins the block of a line; undefined in front of all blocks. */
function headerOf({ document, directive }: Place): Directive | undefined {
  const before = document.lines.filter((line) => line.kind === 'directive' && line.start < directive.start);
  const header = before.findLast((line) => line.kind === 'directive' && /^(?:host|match)$/.test(line.name));
  return header?.kind === 'directive' ? header : undefined;
}

/** `Host name`; undefined of a Match. */
const nameOfBlock = ({ name, args }: Directive): string | undefined =>
  name === 'host' ? `Host ${args.map(({ value }) => value).join(' ')}` : undefined;

/** Parts with an empty line between them; those that do not fit on the screen are left out from the end on. */
export function fitted(parts: readonly Lines[], most: number): Lines {
  const [head = [], ...rest] = parts.filter((lines) => lines.length > 0);
  let lines = head;
  for (const part of rest) if (lines.length + 1 + part.length <= most) lines = [...lines, '', ...part];
  return lines;
}
