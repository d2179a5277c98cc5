import picocolors from 'picocolors';
import type { Condition, Phase, Verdict } from '../predict/types.ts';
import {
  attemptLines,
  type CheckLook,
  fitted,
  frameLines,
  type Lines,
  labelled,
  type Page,
  paragraph,
  repairLines,
  sshSays,
} from './check-parts.ts';
import { visible } from './text.ts';

/** A screen. */
const MOST_LINES = 25;

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
      return [okLine(verdict, page)];
    case 'fail':
      return failLines(verdict, page);
    case 'unknown':
      return unknownLines(verdict, page);
  }
}

/** As it was typed, and what is known of the server. */
function titleOf({ situation, hostName }: Verdict, { colors }: Page): string {
  const { destination, server } = situation;
  const name = colors.bold(visible(destination === '' ? hostName : destination));
  return server === undefined ? name : `${name} ${colors.dim(`(${visible(server.name)})`)}`;
}

/** `web1: no obstacle found: deploy@web1.example.com:2222 with ~/.ssh/id_ed25519` */
function okLine(verdict: Verdict, page: Page): string {
  const { situation, user, hostName, port, negotiated, proved, fallback } = verdict;
  const { bold, dim, green } = page.colors;
  const { destination, server } = situation;
  const place = visible(`${user}@${hostName}${port === 22 ? '' : `:${port}`}`);
  const key = negotiated.key === undefined ? fallback.join(' or ') : visible(page.nameOf(negotiated.key));
  const said = `${proved ? 'will connect' : 'no obstacle found'}: ${place}${key === '' ? '' : ` with ${key}`}`;
  const kind = server === undefined ? '' : dim(` (${visible(server.name)})`);
  return `${bold(visible(destination))}: ${green(said)}${kind}`;
}

const where: Readonly<Record<Phase, string>> = {
  config: 'ssh refuses the configuration',
  local: 'ssh does not get as far as the server',
  kex: 'no key exchange method in common',
  'hostkey-alg': 'no host key algorithm in common',
  cipher: 'no cipher in common',
  mac: 'no MAC in common',
  'key-exchange': 'the key exchange breaks off',
  'hostkey-verify': 'the host key is not accepted',
  auth: 'no key gets in',
};

/** What fails, on which side, the line that decides, the keys, what ssh would say, and what to do. */
function failLines(verdict: Verdict, page: Page): Lines {
  const { red, bold } = page.colors;
  const { phase, message } = verdict;
  const reason = phase === undefined ? '' : `: ${where[phase]}`;
  const head = `${titleOf(verdict, page)} ${bold(red(`will fail${atHop(verdict)}${reason}`))}`;
  const said = message === undefined ? [] : paragraph(message, page);
  const repairs = verdict.repairs.map((repair) => repairLines(repair, page));
  return fitted([[head, ...said], deciding(verdict, page), facts(verdict, page), ...repairs], MOST_LINES);
}

function culpritOf({ hops }: Verdict): Verdict | undefined {
  return hops.find(({ verdict }) => verdict === 'fail');
}

function atHop(verdict: Verdict): string {
  const culprit = culpritOf(verdict);
  return culprit === undefined ? '' : ` at the jump host ${visible(culprit.situation.destination)}`;
}

function deciding({ decidedBy }: Verdict, page: Page): Lines {
  return decidedBy === undefined ? [] : frameLines(decidedBy, page);
}

function facts(verdict: Verdict, page: Page): Lines {
  const { sshMessage, side, fallback, decidedByDefault, remarks } = verdict;
  const { attempts } = culpritOf(verdict) ?? verdict;
  return [
    ...sshSays(sshMessage, page),
    ...(side === undefined ? [] : labelled('side', sides[side], page)),
    ...(decidedByDefault === undefined ? [] : labelled('decides', decidedByDefault, page)),
    ...attemptLines({ attempts }, page),
    ...(fallback.length === 0 ? [] : labelled('instead', `ssh goes on with ${fallback.join(', ')}`, page)),
    ...remarks.flatMap((remark) => labelled('note', remark, page)),
  ];
}

const sides: Readonly<Record<NonNullable<Verdict['side']>, string>> = {
  client: 'this client and its configuration',
  server: 'the server',
  both: 'client and server together',
};

/** What it hangs on, and what then. */
function unknownLines(verdict: Verdict, page: Page): Lines {
  const { yellow } = page.colors;
  const { conditions, message, remarks } = verdict;
  const head = `${titleOf(verdict, page)} ${yellow('may fail: it hangs on what is not known here')}`;
  const said = message === undefined ? [] : paragraph(message, page);
  const notes = remarks.flatMap((remark) => labelled('note', remark, page));
  const keys = attemptLines(verdict, page);
  return fitted([[head, ...said], ...conditions.map((each) => conditionLines(each, page)), keys, notes], MOST_LINES);
}

function conditionLines({ if: condition, verdict, sshMessage, repair }: Condition, page: Page): Lines {
  const outcome = verdict === 'fail' ? 'it fails' : 'it connects';
  return [
    ...paragraph(`If ${condition}, ${outcome}.`, page, 2),
    ...sshSays(sshMessage, page),
    ...(repair === undefined ? [] : repairLines(repair, page, 2)),
  ];
}
