import type { Finding, Fix, Location, Severity } from '../lint/finding.ts';
import type { Suppressed } from '../lint/request.ts';
import { fingerprintsOf } from './fingerprint.ts';
import { positionsIn } from './positions.ts';
import type { Report } from './report.ts';
import { artifactOf, base, folderUri } from './sarif-uri.ts';
import { maskEdit } from './secrets.ts';
import { count, jsonText } from './text.ts';
import { plainText } from './words.ts';

/** What SARIF says of a rule. */
export interface RuleAbout {
  readonly description: string;
  readonly severity: Severity;
  readonly category: string;
  readonly url: string;
  /** Its page, as Markdown. */
  readonly page: string | undefined;
}

export interface Tool {
  readonly version: string;
  readonly about: (rule: string) => RuleAbout | undefined;
}

type Place = ReturnType<typeof placer>;

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/** SARIF 2.1.0. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function sarif(report: Report, { version, about }: Tool): string {
  const suppressed = new Map(report.suppressed.map((each) => [each.finding, each]));
  const all = [...report.findings, ...suppressed.keys()];
  const ids = [...new Set(all.map(({ rule }) => rule))].toSorted();
  const fingerprints = fingerprintsOf(all, report);
  const place = placer(report);
  const results = all.map((finding) => ({
    ...resultOf(finding, place),
    ruleIndex: ids.indexOf(finding.rule),
    partialFingerprints: { 'sshLintFinding/v1': fingerprints.get(finding) },
    ...suppressionOf(suppressed.get(finding)),
  }));
  const driver = {
    name: 'ssh-lint',
    version,
    semanticVersion: version,
    informationUri: 'https://github.com/ssh-lint/ssh-lint',
    rules: ids.map((id) => ruleOf(id, about(id))),
  };
  return jsonText({
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        columnKind: 'unicodeCodePoints',
        originalUriBaseIds: { [base]: { uri: folderUri(report.currentFolder) } },
        artifacts: report.paths.map((path) => ({ location: artifactOf(report.placeOf(path)) })),
        invocations: [{ executionSuccessful: true, ...omission(report) }],
        results,
        properties: { targets: report.targets },
      },
    ],
  });
}

function omission({ omitted }: Report) {
  if (omitted === 0) return {};
  const text = `${count(omitted, 'more finding')}, not shown`;
  return { toolExecutionNotifications: [{ level: 'warning', message: { text } }] };
}

function suppressionOf(suppressed: Suppressed | undefined) {
  if (suppressed === undefined) return {};
  const { reason, isExternal } = suppressed;
  const justification = reason === '' ? {} : { justification: plainText(reason) };
  return { suppressions: [{ kind: isExternal ? 'external' : 'inSource', status: 'accepted', ...justification }] };
}

function ruleOf(id: string, about: RuleAbout | undefined) {
  if (about === undefined) return { id };
  const { description, severity, category, url, page } = about;
  const sentence = `Finds that ${description}.`;
  return {
    id,
    shortDescription: { text: sentence },
    fullDescription: { text: sentence },
    help: {
      text: page === undefined ? `${sentence} ${url}` : textOf(page),
      ...(page === undefined ? {} : { markdown: page }),
    },
    helpUri: url,
    defaultConfiguration: { level: levels[severity] },
    properties: { category, tags: [category] },
  };
}

/** A page without what only Markdown needs. */
function textOf(page: string): string {
  return page
    .replaceAll(/^```.*\n/gm, '')
    .replaceAll(/^#+ /gm, '')
    .replaceAll(/[`*]/g, '');
}

function placer({ placeOf, paths }: Report) {
  const position = positionsIn();
  const indexes = new Map(paths.map((path, index) => [path, index]));
  const artifact = ({ source }: Location) => {
    const index = indexes.get(source.path);
    return { ...artifactOf(placeOf(source.path)), ...(index === undefined ? {} : { index }) };
  };
  const region = ({ source, span }: Location) => {
    const [start, end] = [position(source, span.start), position(source, span.end)];
    return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  };
  return { artifact, region };
}

function resultOf(finding: Finding, place: Place) {
  const { rule, severity, message, at, notes, fixes, destinations, targets } = finding;
  const physical = (where: Location) => ({
    physicalLocation: { artifactLocation: place.artifact(where), region: place.region(where) },
  });
  const placeless = notes.flatMap((note) => (note.at === undefined ? [plainText(note.message)] : []));
  const related = notes.flatMap((note) =>
    note.at === undefined ? [] : [{ message: { text: plainText(note.message) }, ...physical(note.at) }],
  );
  const changes = fixes.filter(isWhole).map((fix) => fixOf(fix, place));
  return {
    ruleId: rule,
    kind: 'fail',
    level: levels[severity],
    message: { text: [plainText(message), ...placeless].join('\n') },
    locations: [physical(at)],
    ...(related.length === 0 ? {} : { relatedLocations: related.map((each, id) => ({ id, ...each })) }),
    ...(changes.length === 0 ? {} : { fixes: changes }),
    properties: { destinations, targets },
  };
}

/** A fix whose text holds a secret would write the mask of it. */
function isWhole({ edits }: Fix): boolean {
  return edits.length > 0 && edits.every((edit) => maskEdit(edit) === edit.text);
}

function fixOf({ title, safety, weakens, edits }: Fix, place: Place) {
  const files = new Map(edits.map((edit) => [edit.source.path, edit]));
  return {
    description: { text: `${plainText(title)} (${safety})` },
    artifactChanges: [...files.values()].map((first) => ({
      artifactLocation: place.artifact(first),
      replacements: edits
        .filter(({ source }) => source.path === first.source.path)
        .map((edit) => ({ deletedRegion: place.region(edit), insertedContent: { text: edit.text } })),
    })),
    properties: { safety, weakens },
  };
}
