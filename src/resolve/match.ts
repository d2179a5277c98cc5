import { matchLocalNetwork } from '../read/addresses.ts';
import { type Expansion, expand } from '../read/expand.ts';
import { type Criterion, MAY_BE_EMPTY, readMatch } from '../read/match.ts';
import { leftOver } from '../read/read.ts';
import type { Problem } from '../read/types.ts';
import { lowerCase } from '../syntax/ascii.ts';
import { matchPatternList } from '../syntax/pattern.ts';
import { type Run, say } from './run.ts';
import { valueIn } from './state.ts';
import { defaultPort, type Target, tokensFor } from './tokens.ts';
import type { Place } from './types.ts';

/** `halt`: ssh ends here. */
export type Truth = boolean | 'halt';

/** Host name as far as it is known: expanded from HostName in the first pass. Undefined when the expansion fails. */
export function currentHost(run: Run): string | undefined {
  const hostName = valueIn(run.state, 'hostname');
  if (run.final && hostName !== undefined) return hostName;
  if (hostName === undefined) return run.host;
  const expanded = expand({ text: hostName, tokens: { h: run.host }, environment: undefined });
  if (expanded.text === undefined) failedExpansion(run, expanded, false);
  return expanded.text;
}

/** ssh ends when a token cannot be replaced. */
export function failedExpansion(run: Run, { messages, broken }: Expansion, dollar: boolean): void {
  const { client } = run;
  if (!client.does('expand-with-environment')) {
    for (const message of messages) say(run, `percent_expand: ${message}`, true);
    return;
  }
  for (const message of messages) say(run, `vdollar_percent_expand: ${message}`);
  const caller = dollar ? 'percent_dollar_expand' : 'percent_expand';
  const failed = client.does('function-names-with-colon') ? `${caller}: failed` : `${caller} failed`;
  say(run, broken ? failed : 'invalid environment variable expansion', true);
}

function currentTarget(run: Run, host: string): Target {
  const port = Number(valueIn(run.state, 'port') ?? 0);
  return { host, port: port > 0 ? port : defaultPort(run), user: valueIn(run.state, 'user') ?? run.world.user.name };
}

const EXEC_TOKENS: readonly (readonly [string, string])[] = [
  ['dhLlnpru', 'match-exec'],
  ['i', 'exec-uid-token'],
  ['C', 'exec-hash-token'],
  ['k', 'exec-key-alias-token'],
  ['j', 'hash-with-jump'],
];

function execLetters(run: Run): string {
  return EXEC_TOKENS.filter(([, behaviour]) => run.client.does(behaviour))
    .map(([letters]) => letters)
    .join('');
}

function matchExec(run: Run, criterion: Criterion, host: string, place: Place, skipped: boolean): Truth | 'skipped' {
  const text = criterion.argument?.value ?? '';
  const tokens = tokensFor(run, currentTarget(run, host), execLetters(run));
  const expanded = expand({ text, tokens, environment: undefined });
  if (expanded.text === undefined) {
    failedExpansion(run, expanded, false);
    return 'halt';
  }
  if (skipped) return 'skipped';
  const { runExec } = run.world;
  if (!runExec) return run.ask(place, expanded.text);
  const result = runExec(expanded.text);
  if (result.stderr) run.messages.push(result.stderr);
  return result.matched;
}

function subject(run: Run, name: string, host: string): string {
  switch (name) {
    case 'host':
      return lowerCase(host);
    case 'originalhost':
      return lowerCase(run.originalHost);
    case 'user':
      return valueIn(run.state, 'user') ?? run.world.user.name;
    case 'localuser':
      return run.world.user.name;
    case 'tagged':
      return valueIn(run.state, 'tag') ?? '';
    case 'command':
      return run.remoteCommand;
    case 'version':
      return run.client.banner;
    case 'sessiontype':
      return sessionType(run);
    default:
      return '';
  }
}

function sessionType(run: Run): string {
  const chosen = valueIn(run.state, 'sessiontype');
  if (chosen === 'subsystem' || chosen === 'none') return chosen;
  return run.remoteCommand === '' ? 'shell' : 'exec';
}

function matches(run: Run, criterion: Criterion, host: string): boolean {
  const { name } = criterion;
  const list = criterion.argument?.value ?? '';
  if (name === 'all') return true;
  if (name === 'canonical' || name === 'final') return run.final;
  if (name === 'localnetwork') return matchLocalNetwork(list, run.world.networkAddresses());
  const text = subject(run, name, host);
  if (MAY_BE_EMPTY.includes(name) && text === '' && run.client.does('match-empty-argument')) return list === '';
  return matchPatternList(text, list, name === 'host' || name === 'originalhost') === 'yes';
}

function evaluate(run: Run, criterion: Criterion, host: string, place: Place, soFar: boolean): Truth {
  if (criterion.name === 'final' && (!criterion.negated || run.client.does('negated-final-asks'))) run.wantFinal = true;
  if (criterion.name !== 'exec') return matches(run, criterion, host) !== criterion.negated;
  const result = matchExec(run, criterion, host, place, !soFar && run.client.does('match-exec-skipped'));
  if (result === 'halt') return 'halt';
  return result === 'skipped' ? soFar : result !== criterion.negated;
}

export interface MatchResult {
  readonly active: boolean;
  readonly problems: readonly Problem[];
  readonly halt: boolean;
}

/** Whether a Match line is true here and now. Says what ssh says about a bad one. */
export function matchLine(run: Run, place: Place): MatchResult {
  const { document, directive } = place;
  const parsed = readMatch(document.source.text, directive, run.context);
  const host = currentHost(run);
  if (host === undefined) return { active: false, problems: [], halt: true };
  let active = true;
  for (const criterion of parsed.criteria) {
    const result = evaluate(run, criterion, host, place, active);
    if (result === 'halt') {
      return { active: false, problems: [], halt: true };
    }
    active &&= result;
  }
  if (parsed.problem) return { active: false, problems: [parsed.problem], halt: false };
  return { active, problems: leftOver(parsed.args, directive, run.context), halt: false };
}
