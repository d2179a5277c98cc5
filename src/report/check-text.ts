import picocolors from 'picocolors';
import type { Attempt, Condition, Phase, Repair, Verdict } from '../predict/types.ts';
import type { Place } from '../resolve/types.ts';
import type { Source } from '../syntax/document.ts';
import { frameOf } from './frame.ts';
import type { Look } from './report.ts';
import { maskText } from './secrets.ts';
import { breakUp, count, visible } from './text.ts';

export interface CheckLook extends Look {
  readonly nameOf: (path: string) => string;
  /** Whether a file looks like an ssh config, so that its text may be shown. */
  readonly isShowable: (source: Source) => boolean;
}

interface Page extends CheckLook {
  readonly colors: ReturnType<typeof picocolors.createColors>;
}

type Lines = readonly string[];

/** For people: one line where nothing stands in the way; else what does, where, and what repairs it. */
export function checkText(verdicts: readonly Verdict[], look: CheckLook): string {
  const page = { ...look, columns: Math.max(look.columns, 40), colors: picocolors.createColors(look.color) };
  const texts = verdicts.map((verdict) =>
    verdictLines(verdict, page)
      .map((line) => `${line.trimEnd()}\n`)
      .join(''),
  );
  return texts.join(verdicts.some(({ verdict }) => verdict !== 'ok') ? '\n' : '');
}

function verdictLines(verdict: Verdict, page: Page): Lines {
  switch (verdict.verdict) {
    case 'ok':
      return okLines(verdict, page);
    case 'fail':
      return failLines(verdict, page);
    case 'unknown':
      return unknownLines(verdict, page);
  }
}

/** As it was typed, or what ssh makes of it. */
function nameOf({ situation, hostName }: Verdict): string {
  return visible(situation.destination === '' ? hostName : situation.destination);
}

function okLines(verdict: Verdict, { colors, nameOf: pathOf }: Page): Lines {
  const { user, negotiated, proved, fallback, situation } = verdict;
  const key = negotiated.key === undefined ? undefined : visible(pathOf(negotiated.key));
  const head = `${colors.bold(nameOf(verdict))}: `;
  if (proved)
    return [`${head}${colors.green(`will connect as ${visible(user)} with ${key ?? 'a key that it knows'}`)}`];
  const how = key === undefined ? wayIn(fallback) : ` as ${visible(user)} with ${key}`;
  const known = situation.server === undefined ? '' : colors.dim(` (${visible(situation.server.name)})`);
  return [`${head}${colors.green(`no obstacle found:${how}`)}${known}`];
}

function wayIn(fallback: readonly string[]): string {
  return fallback.length === 0 ? ' the server decides' : ` ssh would ask for: ${fallback.join(', ')}`;
}

const where: Readonly<Record<Phase, string>> = {
  config: 'ssh refuses the configuration',
  local: 'ssh fails before it connects',
  kex: 'no common key exchange method',
  'hostkey-alg': 'no common host key algorithm',
  cipher: 'no common cipher',
  mac: 'no common MAC',
  'key-exchange': 'the key exchange breaks off',
  'hostkey-verify': 'the host key is not accepted',
  auth: 'no key can log in',
};

const MOST_LINES = 25;

function failLines(verdict: Verdict, page: Page): Lines {
  const failing = verdict.hops.find((hop) => hop.verdict === 'fail');
  const told =
    failing !== undefined && verdict.message === undefined ? { ...failing, remarks: verdict.remarks } : verdict;
  const via = failing === undefined ? '' : ` at the jump host ${nameOf(failing)}`;
  const { colors } = page;
  const short = told.phase === undefined ? '' : `: ${where[told.phase]}`;
  const head = `${colors.bold(nameOf(verdict))} ${colors.bold(colors.red(`will fail${via}${short}`))}`;
  return fitted([
    [head],
    told.message === undefined ? [] : wrapped(told.message, 0, page),
    placeLines(told, page),
    factLines(told, page),
    ...told.repairs.map((repair, index) => repairLines(repair, index, page)),
  ]);
}

/** Parts with a blank line between them, the last ones left out where they do not fit on the screen. */
function fitted(parts: readonly Lines[]): Lines {
  const full = parts.filter((lines) => lines.length > 0);
  const [head = [], ...rest] = full;
  let lines = head;
  for (const part of rest) if (lines.length + 1 + part.length <= MOST_LINES) lines = [...lines, '', ...part];
  return lines;
}

function wrapped(text: string, indent: number, { columns }: Pick<Page, 'columns'>): Lines {
  const parts = visible(maskText(text)).split('\\n');
  return parts.flatMap((part) => breakUp(part, columns - indent)).map((line) => ' '.repeat(indent) + line);
}

/** The line of the config that decides, with a mark below its value. */
function placeLines({ decidedBy, decidedByDefault }: Verdict, page: Page): Lines {
  if (decidedBy === undefined)
    return decidedByDefault === undefined ? [] : wrapped(`Decided by ${decidedByDefault}.`, 2, page);
  return frameLines(decidedBy, page);
}

function frameLines({ document: { source }, directive }: Place, page: Page): Lines {
  const { colors, columns } = page;
  const title = `  ${colors.dim('╭')} ${visible(page.nameOf(source.path))}:${directive.lineNumber}`;
  if (!page.isShowable(source)) return [title];
  const span = directive.rest.end > directive.rest.start ? directive.rest : directive.keyword;
  const gutter = String(directive.lineNumber).length + 2;
  const { line, code, from, to } = frameOf(source, span, columns - gutter - 3);
  const bar = colors.dim('│');
  return [
    `${' '.repeat(gutter)} ${colors.dim('╭')} ${visible(page.nameOf(source.path))}`,
    `${colors.dim(String(line).padStart(gutter))} ${bar} ${code}`,
    `${' '.repeat(gutter)} ${bar} ${' '.repeat(from)}${colors.red('^'.repeat(to - from))}`,
  ];
}

/** What ssh would say, on which side the cause lies, what becomes of each key, and what ssh does instead. */
function factLines(verdict: Verdict, page: Page): Lines {
  const { sshMessage, side, fallback, situation } = verdict;
  const server = situation.server;
  return [
    ...(sshMessage === undefined ? [] : labelled('ssh says', sshMessage, page)),
    ...(side === undefined ? [] : labelled('side', sides[side], page)),
    ...(server === undefined ? [] : labelled('server', saidOf(server.name, server.saidBy, page), page)),
    ...attemptLines(verdict.attempts, page),
    ...(fallback.length === 0 ? [] : labelled('instead', `ssh goes on with: ${fallback.join(', ')}`, page)),
  ];
}

const sides: Readonly<Record<NonNullable<Verdict['side']>, string>> = {
  client: 'this client and its configuration',
  server: 'the server',
  both: 'client and server have nothing in common',
};

function saidOf(name: string, file: string | undefined, page: Page): string {
  return file === undefined ? name : `${name}, as ${page.nameOf(file)} says`;
}

const MOST_ATTEMPTS = 4;

function attemptLines(attempts: readonly Attempt[], page: Page): Lines {
  const shown = attempts.slice(0, MOST_ATTEMPTS);
  const more = attempts.length - shown.length;
  return [
    ...shown.flatMap((attempt) => labelled('key', attemptText(attempt, page), page)),
    ...(more > 0 ? labelled('', `and ${count(more, 'more key')}`, page) : []),
  ];
}

function attemptText({ key, source, type, bits, outcome, reason }: Attempt, page: Page): string {
  const size = bits === undefined ? '' : ` ${bits}`;
  const from = source === 'file' ? '' : ` from ${source === 'agent' ? 'the agent' : 'a certificate'}`;
  const kind = type === undefined ? from.trim() : `${type}${size}${from}`;
  const what = kind === '' ? '' : ` (${kind})`;
  return `${page.nameOf(key)}${what} ${outcome}${reason === undefined ? '' : `: ${reason}`}`;
}

const LABEL = 10;

function labelled(label: string, text: string, page: Page): Lines {
  return wrapped(text, 2 + LABEL, page).map((line, index) =>
    index === 0 ? `  ${page.colors.cyan(label.padEnd(LABEL))}${line.trimStart()}` : line,
  );
}

/** What to do, and the text to paste. */
function repairLines({ text, lines, block, command, weakens }: Repair, index: number, page: Page): Lines {
  const { colors } = page;
  const label = index === 0 ? 'Repair' : 'Better';
  const said = wrapped(`${label}: ${text}${weakens ? ' (weakens the connection)' : ''}`, 0, page);
  const [first = '', ...rest] = said;
  const indent = block === undefined ? 4 : 8;
  return [
    first.replace(label, () => colors.bold(colors.green(label))),
    ...rest,
    ...(block === undefined || lines.length === 0 ? [] : [`    ${visible(block)}`]),
    ...lines.map((line) => ' '.repeat(indent) + visible(maskText(line))),
    ...(command === undefined ? [] : [`    ${visible(command)}`]),
  ];
}

function unknownLines(verdict: Verdict, page: Page): Lines {
  const { colors } = page;
  const { conditions } = verdict;
  const what =
    conditions.length === 0 ? 'cannot be foretold' : `hangs on ${count(conditions.length, 'thing')} not known here`;
  return fitted([
    [`${colors.bold(nameOf(verdict))} ${colors.yellow(what)}`],
    verdict.message === undefined ? [] : wrapped(verdict.message, 0, page),
    ...conditions.map((condition) => conditionLines(condition, page)),
  ]);
}

function conditionLines({ if: condition, verdict: then, sshMessage, repair }: Condition, page: Page): Lines {
  const outcome = then === 'fail' ? 'it fails' : 'it connects';
  return [
    ...wrapped(`If ${condition}, ${outcome}.`, 2, page),
    ...(sshMessage === undefined ? [] : labelled('  ssh says', sshMessage, page)),
    ...(repair === undefined ? [] : repairLines(repair, 0, page).map((line) => `  ${line}`)),
  ];
}
