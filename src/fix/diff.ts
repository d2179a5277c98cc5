import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import picocolors from 'picocolors';
import { maskLine } from '../report/secrets.ts';
import type { ModeChange } from './passes.ts';

/** A file before and after. */
export interface FileChange {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly mode?: ModeChange | undefined;
}

const octal = (mode: number): string => `100${(mode & 0o777).toString(8).padStart(3, '0')}`;

function modeLines({ name, mode }: FileChange): string {
  if (mode === undefined) return '';
  return `diff --git ${name} ${name}\nold mode ${octal(mode.from)}\nnew mode ${octal(mode.to)}\n`;
}

/** How many lines name the file. */
const HEAD = 2;

/** Without what has no place in a report: the marks in front stay, and secrets become asterisks. */
const withoutSecrets = (line: string, at: number): string =>
  at >= HEAD && /^[ +-]/.test(line) ? line.slice(0, 1) + maskLine(line.slice(1)) : line;

/** The change as a unified diff; values that must not be shown are masked in it. */
export function unifiedDiff(change: FileChange): string {
  const { name, before, after } = change;
  if (before === after) return modeLines(change);
  const patch = createTwoFilesPatch(name, name, before, after, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
  return modeLines(change) + patch.split('\n').map(withoutSecrets).join('\n');
}

/** The same with the colours that people know. */
export function colored(diff: string): string {
  const { bold, cyan, green, red } = picocolors.createColors(true);
  const paint = (line: string): string => {
    if (/^(?:---|\+\+\+|diff|old mode|new mode) /.test(line)) return bold(line);
    if (line.startsWith('@@')) return cyan(line);
    if (line.startsWith('+')) return green(line);
    return line.startsWith('-') ? red(line) : line;
  };
  return diff.split('\n').map(paint).join('\n');
}
