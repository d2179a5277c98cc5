import type { Rewritten } from '../../fix/passes.ts';
import type { Finding } from '../../lint/finding.ts';
import { joined } from '../../lint/join.ts';
import { type Report, summaryOf } from '../../report/report.ts';
import { count, visible } from '../../report/text.ts';
import type { Rule } from '../../rule.ts';
import { bytesOf } from '../../syntax/source.ts';
import { coveredBy, wishOf } from '../baselines.ts';
import { fixModeOf } from '../fixing.ts';
import { lintFormats, type Output, outputsOf, reported } from '../formats.ts';
import { type Input, inputsOf } from '../inputs.ts';
import { type Group, groupsOf, lintGroup, type Outcome } from '../runs.ts';
import { lookAt, namer, placer, type Session } from '../session.ts';
import { titleOf } from '../targets.ts';
import { UsageError } from '../usage-error.ts';

const loadRules = async () => (await import('../../../rules/index.ts')).rules;

export async function lintCommand(session: Session): Promise<number> {
  const { line } = session;
  const outputs = outputsOf(line.texts('format'), lintFormats);
  const most = mostWarnings(line.text('max-warnings'));
  const inputs = inputsOf(session);
  const groups = await groupsOf(session, inputs, loadRules);
  if (line.has('print-config')) {
    const { printConfig } = await import('./print-config.ts');
    return printConfig(session, groups, await loadRules());
  }
  const rules = await loadRules();
  if (line.has('list-files')) return listFiles(session, inputs, { groups, rules });
  const fixMode = fixModeOf(session);
  const wish = wishOf(session, rules);
  if (fixMode === 'diff') return (await import('./diff.ts')).printDiff(session, groups, rules);
  const repair =
    fixMode === undefined ? undefined : (await import('../writing.ts')).repairAndWrite(session, groups, rules);
  const found = repair?.outcomes ?? groups.map((group) => lintGroup(session, group, rules));
  const { outcomes, isStale } =
    wish === undefined
      ? { outcomes: found, isStale: false }
      : coveredBy(session, { groups, outcomes: found, rules, wish });
  const report = { ...reportOf(session, inputs, outcomes), ...(repair && { fixed: repair.fixed }) };
  const text = repair && fixedInput(inputs, repair);
  if (text !== undefined) session.own.out(text);
  const reporting = text === undefined ? session : toStandardError(session);
  await write(reporting, report, outputs);
  await showFixed(reporting, report, outputs);
  if (repair) (await import('../writing.ts')).sayRefusals(session, repair.refusals);
  const all = joined(outcomes).findings;
  if (all.length === 0) cleanLine(reporting, report, outcomes);
  return isStale ? 1 : exitCode(session, all, most);
}

/** The text from standard input as it is repaired; undefined where files are. */
function fixedInput(inputs: readonly Input[], { texts }: Rewritten): Uint8Array | undefined {
  const given = inputs.flatMap(({ config }) => config.files).find(({ bytes }) => bytes !== undefined);
  const text = given && texts.get(given.path);
  return text === undefined ? given?.bytes : bytesOf(text);
}

/** Standard output is taken by the text. */
function toStandardError(session: Session): Session {
  const { own, line } = session;
  const { err } = own.terminal;
  return { ...session, own: { ...own, out: own.err, terminal: { out: err, err } }, look: lookAt(err, line) };
}

type Outputs = readonly Output<(typeof lintFormats)[number]>[];

/** For people; the formats for programs have it in themselves. */
async function showFixed({ own, look }: Session, { fixed = [], nameOf }: Report, outputs: Outputs): Promise<void> {
  const isForPeople = outputs.some(({ name, file }) => name === 'stylish' && file === undefined);
  if (!isForPeople || fixed.length === 0) return;
  const { fixedText } = await import('../../report/fixed.ts');
  own.out(fixedText(fixed, nameOf, look));
}

function mostWarnings(text: string | undefined): number {
  if (text === undefined || text === '-1') return Number.POSITIVE_INFINITY;
  if (/^\d+$/.test(text)) return Number(text);
  throw new UsageError(`--max-warnings \`${text}\` is no number`);
}

/** More than anybody reads; a hostile file can have millions. */
const mostShown = 10_000;

function reportOf({ own, line }: Session, inputs: readonly Input[], outcomes: readonly Outcome[]): Report {
  const { findings: all, files, destinations, suppressed } = joined(outcomes);
  const findings = line.has('quiet') ? all.filter(({ severity }) => severity === 'error') : all;
  const named = inputs.filter(({ isNamed }) => isNamed).map(({ path }) => path);
  const nameOf = namer(named, own);
  const hidden = new Set(files.filter(({ showable }) => !showable).map(({ source }) => source));
  return {
    findings: findings.slice(0, mostShown),
    summary: summaryOf(findings),
    omitted: Math.max(findings.length - mostShown, 0),
    files: [...new Set(files.map(({ source }) => nameOf(source.path)))],
    destinations: destinations.length,
    targets: [...new Set(outcomes.flatMap(({ clients }) => clients.map(({ label }) => label)))],
    nameOf,
    paths: [...new Set(files.map(({ source }) => source.path))],
    placeOf: placer(own),
    currentFolder: own.platform === 'win32' ? own.currentFolder.replaceAll('\\', '/') : own.currentFolder,
    suppressed: line.has('quiet') ? suppressed.filter(({ finding }) => finding.severity === 'error') : suppressed,
    isShowable: (source) => !hidden.has(source),
  };
}

async function write(session: Session, report: Report, outputs: Outputs): Promise<void> {
  const { own, look } = session;
  for (const { name, file } of outputs) {
    const text = await reported(name, report, { look: file === undefined ? look : { color: false, columns: 80 }, own });
    if (file === undefined) own.out(text);
    else session.writeReport(file, text);
  }
}

interface Judged {
  readonly groups: readonly Group[];
  readonly rules: readonly Rule[];
}

function listFiles(session: Session, inputs: readonly Input[], { groups, rules }: Judged): number {
  const outcomes = groups.map((group) => lintGroup(session, { ...group, running: [] }, rules));
  const { files } = reportOf(session, inputs, outcomes);
  session.own.out(files.map((file) => `${visible(file)}\n`).join(''));
  return 0;
}

/** That there is nothing to say is said on a terminal only. */
function cleanLine({ own, look, line }: Session, report: Report, outcomes: readonly Outcome[]): void {
  const onScreen = line.texts('format').every((text) => text === 'stylish' || text.includes('='));
  if (!own.terminal.out.isTerminal || !onScreen || report.files.length === 0) return;
  const clients = new Set(outcomes.flatMap(({ clients }) => clients.map(titleOf)));
  const parts = [count(report.files.length, 'file'), count(report.destinations, 'destination'), ...clients];
  const text = `no problems: ${parts.join(', ')}`;
  own.out(look.color ? `\x1b[32m${text}\x1b[39m\n` : `${text}\n`);
}

function exitCode({ say }: Session, findings: readonly Finding[], most: number): number {
  const { errors, warnings } = summaryOf(findings);
  if (warnings > most) say(`${count(warnings, 'warning')}, and --max-warnings allows ${most}`);
  return errors > 0 || warnings > most ? 1 : 0;
}
