import type { Finding, Location, Note, TextEdit } from '../lint/finding.ts';
import type { Position } from '../syntax/source.ts';
import { positionsIn } from './positions.ts';
import type { Report } from './report.ts';
import { maskEdit, maskText } from './secrets.ts';
import { jsonText } from './text.ts';

interface Place {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

/** One document, the same bytes for the same input. Its shape is a promise: fields are added, never changed. */
export function json(report: Report, version: string): string {
  const place = placer(report);
  const { files, targets, findings, destinations, summary, omitted, fixed, nameOf } = report;
  const document = {
    version: 1,
    tool: { name: 'ssh-lint', version },
    targets,
    files,
    findings: findings.map((finding) => findingOf(finding, place, nameOf)),
    ...(omitted > 0 ? { omitted } : {}),
    ...(fixed === undefined
      ? {}
      : { fixed: fixed.map(({ path, title, ...each }) => ({ ...each, title: maskText(title), file: nameOf(path) })) }),
    summary: { ...summary, files: files.length, destinations },
  };
  return jsonText(document);
}

/** One finding alone. */
export function findingJson(finding: Finding, nameOf: Report['nameOf']) {
  return findingOf(finding, placer({ nameOf }), nameOf);
}

const octal = (mode: number): string => mode.toString(8).padStart(4, '0');

function findingOf(finding: Finding, place: (location: Location) => Place, nameOf: Report['nameOf']) {
  const { rule, severity, category, message, at, destinations, targets, notes, fixes, url, sources } = finding;
  return {
    rule,
    severity,
    category,
    message: maskText(message),
    ...place(at),
    destinations,
    targets,
    notes: notes.map((note: Note) => ({
      message: maskText(note.message),
      ...(note.at === undefined ? {} : place(note.at)),
    })),
    fixes: fixes.map(({ title, safety, weakens, edits, mode }) => ({
      title: maskText(title),
      safety,
      weakens,
      edits: edits.map((edit: TextEdit) => ({ ...place(edit), text: maskEdit(edit) })),
      ...(mode === undefined ? {} : { mode: { file: nameOf(mode.path), from: octal(mode.from), to: octal(mode.to) } }),
    })),
    url,
    sources,
  };
}

function placer({ nameOf }: Pick<Report, 'nameOf'>): (location: Location) => Place {
  const positions = positionsIn();
  return ({ source, span }) => ({
    file: nameOf(source.path),
    start: positions(source, span.start),
    end: positions(source, span.end),
  });
}
