import { placed } from './placed.ts';
import type { Report } from './report.ts';

/** `file:line:column: message [rule]`, as compilers print it and editors read it. */
export function unix(report: Report): string {
  return placed(report)
    .map(({ path, start, message, finding }) => `${path}:${start.line}:${start.column}: ${message} [${finding.rule}]\n`)
    .join('');
}
