import type { Finding } from '../lint/finding.ts';
import { digest } from '../syntax/digest.ts';
import type { Source } from '../syntax/document.ts';
import { lastAtOrBefore } from './positions.ts';
import type { Report } from './report.ts';
import { maskLine, reach } from './secrets.ts';

type Naming = Pick<Report, 'placeOf' | 'isShowable'>;

/**
 * A name for each finding that stays when lines are inserted above it: it is made of the rule, the file, the line, the
 * Host or Match line above it, and a number where all that is equal. Secrets play no part, so that nobody can try them.
 */
export function fingerprintsOf(findings: readonly Finding[], naming: Naming): ReadonlyMap<Finding, string> {
  const contextOf = contexts(naming);
  const seen = new Map<string, number>();
  const inOrder = findings.toSorted((a, b) => a.at.span.start - b.at.span.start);
  return new Map(
    inOrder.map((finding) => {
      const key = [finding.rule, naming.placeOf(finding.at.source.path), ...contextOf(finding)].join('\0');
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      return [finding, digest('sha256', `${key}\0${count}`, 'hex').slice(0, 32)];
    }),
  );
}

/** The line of a finding and the one that begins its block; of a file that must not be shown, nothing. */
function contexts({ isShowable }: Pick<Report, 'isShowable'>): (finding: Finding) => readonly string[] {
  const headers = new Map<Source, readonly number[]>();
  return ({ at: { source, span } }) => {
    if (!isShowable(source)) return [];
    const known = headers.get(source) ?? headerOffsets(source.text);
    headers.set(source, known);
    const header = known[lastAtOrBefore(known, span.start)];
    const line = source.lineStarts[lastAtOrBefore(source.lineStarts, span.start)] ?? 0;
    return [line, ...(header === undefined ? [] : [header])].map((start) => lineAt(source, start));
  };
}

function headerOffsets(text: string): readonly number[] {
  return [...text.matchAll(/^[ \t]*"?(?:host|match)\b/gim)].map(({ index }) => index);
}

/** Without indentation and secrets. */
function lineAt({ text }: Source, start: number): string {
  const [line = ''] = text.slice(start, start + reach).split(/\r?\n/, 1);
  return maskLine(line).trim().replaceAll(/\s+/g, ' ');
}
