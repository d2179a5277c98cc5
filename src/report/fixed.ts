import picocolors from 'picocolors';
import type { Fixed } from '../fix/passes.ts';
import type { Look } from './report.ts';
import { maskText } from './secrets.ts';
import { count, padEnd, visible } from './text.ts';

/** What was repaired, a line each: where, by which rule, and what was done. */
export function fixedText(fixed: readonly Fixed[], nameOf: (path: string) => string, { color }: Look): string {
  if (fixed.length === 0) return '';
  const colors = picocolors.createColors(color);
  const places = fixed.map(({ path, start }) => visible(`${nameOf(path)}:${start.line}`));
  const width = Math.max(...places.map(({ length }) => length));
  const lines = fixed.map(({ rule, title, safety }, at) => {
    const kind = safety === 'unsafe' ? ' (unsafe)' : '';
    return `  ${colors.dim(padEnd(places[at] ?? '', width))}  ${visible(maskText(title))}${kind}  ${colors.dim(rule)}\n`;
  });
  return `${colors.green(colors.bold(`fixed ${count(fixed.length, 'problem')}`))}\n${lines.join('')}`;
}
