import type { Finding, Location, Note } from '../lint/finding.ts';
import type { Position } from '../syntax/source.ts';
import { positionsIn } from './positions.ts';
import type { Report } from './report.ts';
import { plainText, remarksOf } from './words.ts';

/** A finding with what every format for programs says of it. */
export interface Placed {
  readonly finding: Finding;
  readonly message: string;
  /** From the current folder, where it lies below it. */
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
  /** The last line that has a character of it. */
  readonly lastLine: number;
  readonly remarks: readonly string[];
}

/** The findings of a report, with their places. */
export function placed({ findings, placeOf }: Report): readonly Placed[] {
  const position = positionsIn();
  const noteText = ({ message, at }: Note): string =>
    at === undefined ? plainText(message) : `${plainText(message)} (${placeText(at)})`;
  const placeText = ({ source, span }: Location): string =>
    `${plainText(placeOf(source.path))}:${position(source, span.start).line}`;
  return findings.map((finding) => {
    const { source, span } = finding.at;
    const [start, end] = [position(source, span.start), position(source, span.end)];
    return {
      finding,
      message: plainText(finding.message),
      path: plainText(placeOf(source.path)),
      start,
      end,
      lastLine: end.column === 1 && end.line > start.line ? end.line - 1 : end.line,
      remarks: remarksOf(finding, noteText),
    };
  });
}

/** By path, in the order in which the paths come first; every linted file has a group, be it empty. */
export function byPath(report: Report): readonly (readonly [string, readonly Placed[]])[] {
  const groups = new Map<string, Placed[]>(report.paths.map((path) => [plainText(report.placeOf(path)), []]));
  for (const each of placed(report)) {
    const group = groups.get(each.path);
    if (group === undefined) groups.set(each.path, [each]);
    else group.push(each);
  }
  return [...groups];
}
