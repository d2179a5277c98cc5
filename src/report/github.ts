import type { Severity } from '../lint/finding.ts';
import { type Placed, placed } from './placed.ts';
import type { Report } from './report.ts';
import { count } from './text.ts';

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-a-notice-message */
const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Workflow commands, which GitHub Actions shows beside the lines. */
export function github(report: Report): string {
  const more = report.omitted > 0 ? [`::notice::${count(report.omitted, 'more finding')}, not shown`] : [];
  return [...placed(report).map(commandOf), ...more].map((line) => `${line}\n`).join('');
}

function commandOf({ finding, path, start, end, lastLine, message, remarks }: Placed): string {
  // GitHub takes a last column on one line only.
  const oneLine = start.line === end.line && end.column > start.column;
  const properties = {
    file: path,
    line: start.line,
    endLine: lastLine,
    col: start.column,
    ...(oneLine ? { endColumn: end.column - 1 } : {}),
    title: finding.rule,
  };
  const words = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${commands[finding.severity]} ${words.join(',')}::${text([message, ...remarks].join('\n'))}`;
}

/** What the runner undoes: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function text(value: string): string {
  return value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(value: string): string {
  return text(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
