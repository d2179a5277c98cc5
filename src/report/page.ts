import picocolors from 'picocolors';
import type { Look } from './report.ts';
import { wrap } from './text.ts';

const LEAST = 40;
/** Longer lines are hard to read. */
const MOST = 100;

/** A page of Markdown for a terminal: prose as wide as that is; code and tables as they are; none of the marks of what made it. */
export function pageText(page: string, { color, columns }: Look): string {
  const width = Math.min(Math.max(columns, LEAST), MOST);
  const { bold, cyan } = picocolors.createColors(color);
  const parts = page.replaceAll(/^<!--.*-->\n/gm, '').split(/(^```[\s\S]*?^```$)/m);
  const shown = (text: string): string =>
    text.startsWith('#') ? bold(text) : filled(text, width).replaceAll(/`[^`]+`/g, (code) => cyan(code));
  return parts.map((part) => (part.startsWith('```') ? part : part.replaceAll(TEXT, shown))).join('');
}

/** A heading, or lines that are neither empty nor of a table. */
const TEXT = /^#+ .*$|(?:^(?![|#]).+$\n?)+/gm;

function filled(paragraph: string, width: number): string {
  const end = paragraph.endsWith('\n') ? '\n' : '';
  const items = paragraph.trimEnd().split(/\n(?=- |\d+\. )/);
  return items.map((item) => wrapped(item, width)).join('\n') + end;
}

function wrapped(text: string, width: number): string {
  const [, mark = ''] = /^(- |\d+\. )/.exec(text) ?? [];
  const words = text.slice(mark.length).split(/\s+/).join(' ');
  return mark + wrap(words, width - mark.length).join(`\n${' '.repeat(mark.length)}`);
}
