import type { Step } from '../load/config.ts';
import type { Analysis } from './analysis.ts';
import type { Fix, TextEdit } from './finding.ts';

/** `\r\n` in a file that has it. */
function lineEndOf({ document }: Step): string {
  return document.source.text.includes('\r\n') ? '\r\n' : '\n';
}

/** The characters in front of the keyword. */
export function indentOf({ document, directive }: Step): string {
  return document.source.text.slice(directive.start, directive.keyword.start);
}

/** One line more in front of this one, without its end. */
export function insertBefore(step: Step, line: string): TextEdit {
  const { start } = step.directive;
  return { source: step.document.source, span: { start, end: start }, text: line + lineEndOf(step) };
}

/** The first line of a block; undefined where its header ends the file. */
export function insertBehind(step: Step, line: string): TextEdit | undefined {
  const { source } = step.document;
  const { end } = step.directive;
  if (source.text[end - 1] !== '\n') return undefined;
  return { source, span: { start: end, end }, text: line + lineEndOf(step) };
}

const OWN_COMMENT = /^[ \t]*#[ \t]*ssh-lint-disable-next-line\b/;

/** The line above, with its end. */
function lineAbove(text: string, start: number): string {
  if (start === 0) return '';
  return text.slice(text.lastIndexOf('\n', start - 2) + 1, start);
}

/**
 * Takes a line away. A comment of ours that was for it goes, too; another one that stands directly above would seem to
 * be about the line below, so that a blank line is left between the two.
 */
export function removeLine({ document, directive }: Step): TextEdit {
  const { source } = document;
  const above = lineAbove(source.text, directive.start);
  const span = { start: directive.start, end: directive.end };
  if (OWN_COMMENT.test(above)) return { source, span: { ...span, start: span.start - above.length }, text: '' };
  const below = source.text.slice(directive.end).split('\n', 1)[0] ?? '';
  const isAbout = /^[ \t]*#/.test(above) && below.trim() !== '' && !/^[ \t]*#/.test(below);
  return { source, span, text: isAbout ? (/\r?\n$/.exec(above)?.[0] ?? '') : '' };
}

/** The first line, or the comments that stand directly above it: they are about the line. Ours are about the block. */
export function aboveComments({ document, directive }: Step): number {
  const { text } = document.source;
  const isAbout = (line: string): boolean => /^[ \t]*#(?![ \t]*ssh-lint-policy\b)/.test(line);
  let start = directive.start;
  for (let above = lineAbove(text, start); start > 0 && isAbout(above); above = lineAbove(text, start))
    start -= above.length;
  return start;
}

function atTop(step: Step, line: string): TextEdit {
  const start = aboveComments(step);
  return { source: step.document.source, span: { start, end: start }, text: line + lineEndOf(step) };
}

/** Lets clients skip a keyword: it is named in the IgnoreUnknown that counts, or in a new one at the top. */
export function skipping(step: Step, keyword: string, { silencer, firstLine }: Analysis): Fix {
  const counts = silencer();
  const list = counts?.directive.args[0];
  const isBefore = counts !== undefined && list !== undefined && counts.order < step.order;
  const edit: TextEdit = isBefore
    ? { source: counts.document.source, span: { start: list.end, end: list.end }, text: `,${keyword}` }
    : atTop(firstLine(step.document) ?? step, `IgnoreUnknown ${keyword}`);
  return { title: 'Let other clients skip it', safety: 'safe', weakens: false, edits: [edit] };
}

/** Takes away that others may write a file: `664` is the mode that it has. */
export function withoutOthers(path: string, mode: string): Fix {
  const from = Number.parseInt(mode, 8);
  const to = from & ~0o022;
  return {
    title: `Set its mode to ${to.toString(8)}`,
    safety: 'unsafe',
    weakens: false,
    edits: [],
    mode: { path, from, to },
  };
}
