import picocolors from 'picocolors';
import type { Finding, Fix, Location, Note, Severity } from '../lint/finding.ts';
import type { Source } from '../syntax/document.ts';
import type { Position } from '../syntax/source.ts';
import { type Frame, frameOf } from './frame.ts';
import { positionsIn } from './positions.ts';
import type { Look, Report, Summary } from './report.ts';
import { maskText } from './secrets.ts';
import { count, visible, widthOf, wrap } from './text.ts';

type Colors = ReturnType<typeof picocolors.createColors>;

/** What every part needs to know. */
interface Page extends Pick<Report, 'nameOf' | 'isShowable' | 'targets'> {
  readonly colors: Colors;
  readonly columns: number;
  /** Columns to the left of a line of code. */
  readonly gutter: number;
  readonly position: (source: Source, offset: number) => Position;
}

/** For people: by file, each finding with the line that it is about. */
export function stylish(report: Report, { color, columns }: Look): string {
  const { findings, nameOf, isShowable, targets } = report;
  if (findings.length === 0) return '';
  const colors = picocolors.createColors(color);
  const page = { nameOf, isShowable, targets, colors, columns: Math.max(columns, 40), position: positionsIn() };
  const parts = byFile(findings).map((group) => filePart(group, { ...page, gutter: gutterFor(group, page) }));
  return `${parts.join('\n')}\n${summaryLine(report, colors)}\n`;
}

function byFile(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { path } = finding.at.source;
    const group = groups.get(path);
    if (group === undefined) groups.set(path, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

/** Room for the longest `line:column`. */
function gutterFor(findings: readonly Finding[], { position }: Pick<Page, 'position'>): number {
  const longest = findings.reduce((width, { at }) => Math.max(width, placeText(at, position).length), 0);
  return Math.max(MARGIN.length + longest, 6);
}

function placeText({ source, span }: Location, position: Page['position']): string {
  const { line, column } = position(source, span.start);
  return `${line}:${column}`;
}

function filePart(findings: readonly Finding[], page: Page): string {
  const path = findings[0]?.at.source.path ?? '';
  const title = page.colors.underline(visible(page.nameOf(path)));
  return `${title}\n${findings.map((finding) => `${findingLines(finding, page).join('\n')}\n`).join('\n')}`;
}

function findingLines(finding: Finding, page: Page): readonly string[] {
  const own = locationLines(finding.at, page, { remark: '', paint: severityColor(finding.severity, page.colors) });
  return [
    ...headLines(finding, page),
    ...own,
    ...finding.notes.flatMap((note, index) => noteLines(note, finding.notes[index - 1]?.at ?? finding.at, page)),
    ...finding.fixes.flatMap((fix) => fixLines(fix, page)),
    ...concernLines(finding, page),
  ];
}

interface Mark {
  /** Shown behind the mark; empty for the finding itself. */
  readonly remark: string;
  readonly paint: (text: string) => string;
}

const MARGIN = '  ';

/** `  12:5  error  message` with the rule's name behind it, where there is room. */
function headLines({ at, severity, message, rule }: Finding, page: Page): readonly string[] {
  const { colors, columns } = page;
  const start = `${MARGIN}${placeText(at, page.position)}`.padEnd(page.gutter);
  const indent = `${start}  ${severity}  `;
  const lines = wrap(visible(maskText(message)), columns - indent.length);
  const head = `${colors.dim(start)}  ${severityColor(severity, colors)(severity)}  `;
  const shown = lines.map((text, index) => (index === 0 ? head : ' '.repeat(indent.length)) + colors.bold(text));
  const last = indent.length + widthOf(lines.at(-1) ?? '');
  if (last + 2 + rule.length <= columns) return [...shown.slice(0, -1), `${shown.at(-1)}  ${colors.dim(rule)}`];
  return [...shown, `${' '.repeat(indent.length)}${colors.dim(rule)}`];
}

/** The line of a place, with a mark below it and a remark behind the mark. */
function locationLines(at: Location, page: Page, { remark, paint }: Mark): readonly string[] {
  const { colors, columns, gutter } = page;
  if (!page.isShowable(at.source) || at.source.text === '') return [];
  const room = columns - gutter - 3;
  const frame = frameOf(at.source, at.span, room);
  const bar = colors.dim('│');
  const code = `${colors.dim(String(frame.line).padStart(gutter))} ${bar} ${frame.code}`.trimEnd();
  return [code, ...markLines(frame, remark, room).map((text) => `${' '.repeat(gutter)} ${bar} ${paint(text)}`)];
}

function markLines(frame: Frame, remark: string, room: number): readonly string[] {
  const mark = ' '.repeat(frame.from) + (remark === '' ? '^' : '-').repeat(frame.to - frame.from);
  if (remark === '') return [mark];
  if (frame.to + 1 + widthOf(remark) <= room) return [`${mark} ${remark}`];
  const left = Math.min(frame.from, Math.floor(room / 3));
  return [mark, ...wrap(remark, room - left).map((text) => ' '.repeat(left) + text)];
}

/** `before`: the place that was shown last. */
function noteLines({ message, at }: Note, before: Location, page: Page): readonly string[] {
  const { colors } = page;
  const text = visible(maskText(message));
  if (at === undefined) return labelled('note', text, page);
  const place = `${visible(page.nameOf(at.source.path))}:${placeText(at, page.position)}`;
  const shown = locationLines(at, page, { remark: text, paint: colors.cyan });
  if (shown.length === 0) return labelled('note', `${text} (${place})`, page);
  const isElsewhere = at.source.path !== before.source.path;
  return isElsewhere ? [`${' '.repeat(page.gutter)} ${colors.dim(`╭ ${place}`)}`, ...shown] : shown;
}

function fixLines({ title, safety, weakens }: Fix, page: Page): readonly string[] {
  const kind = weakens ? `${safety}, weakens the connection` : safety;
  return labelled('fix', `${visible(maskText(title))} (${kind})`, page);
}

/** Who is concerned, where that is not everybody. */
function concernLines({ destinations, targets }: Finding, page: Page): readonly string[] {
  const some = targets.length < page.targets.length;
  const clients = some ? [`OpenSSH ${targets.join(', ')}`] : [];
  const more = destinations.length > 3 ? [`${destinations.length - 3} more`] : [];
  const names = [...destinations.slice(0, 3), ...more].join(', ');
  const text = [...(names === '' ? [] : [names]), ...clients].join('; ');
  return text === '' ? [] : labelled('for', visible(text), page);
}

function labelled(label: string, text: string, { colors, columns, gutter }: Page): readonly string[] {
  const indent = gutter + 1 + label.length + 2;
  return wrap(text, columns - indent).map((line, index) =>
    index === 0 ? `${' '.repeat(gutter + 1)}${colors.cyan(`${label}:`)} ${line}` : ' '.repeat(indent) + line,
  );
}

function severityColor(severity: Severity, colors: Colors): (text: string) => string {
  switch (severity) {
    case 'error':
      return colors.red;
    case 'warning':
      return colors.yellow;
    case 'info':
      return colors.blue;
  }
}

function summaryLine({ findings, summary, omitted }: Report, colors: Colors): string {
  const files = new Set(findings.map(({ at }) => at.source.path)).size;
  const fixable = summary.fixable > 0 ? `, ${summary.fixable} fixable with --fix` : '';
  const text = `${counts(summary)} in ${count(files, 'file')}${fixable}`;
  const paint = summary.errors > 0 ? colors.red : summary.warnings > 0 ? colors.yellow : colors.blue;
  const more = omitted > 0 ? `… and ${count(omitted, 'more finding')}, not shown\n\n` : '';
  return more + paint(colors.bold(text));
}

function counts({ errors, warnings, infos }: Summary): string {
  return [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
    ...(infos > 0 ? [count(infos, 'info')] : []),
  ].join(', ');
}
