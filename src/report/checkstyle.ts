import { byPath, type Placed } from './placed.ts';
import type { Report } from './report.ts';
import { element, xmlDocument } from './xml.ts';

/** The version of Checkstyle whose reports look so. */
const version = '4.3';

/** As Checkstyle reports: every file, with its findings. https://checkstyle.org */
export function checkstyle(report: Report): string {
  const files = byPath(report).map(([name, findings]) => element('file', { name }, content(findings)));
  return xmlDocument(element('checkstyle', { version }, `\n${files.join('')}`));
}

function content(findings: readonly Placed[]): string {
  const errors = findings.map(({ finding, message, start }) => {
    const { severity, rule } = finding;
    return element('error', { line: start.line, column: start.column, severity, message, source: `ssh-lint.${rule}` });
  });
  return errors.length === 0 ? '' : `\n${errors.join('')}`;
}
