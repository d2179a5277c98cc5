import { criterion as criterionFacts } from '../client/criteria.ts';
import { matchLocalNetwork } from '../read/addresses.ts';
import { type Criterion, MAY_BE_EMPTY, readMatch } from '../read/match.ts';
import { leftOver } from '../read/read.ts';
import type { Problem } from '../read/types.ts';
import { lowerCase } from '../syntax/ascii.ts';
import { matchPatternList } from '../syntax/pattern.ts';
import type { Run } from './run.ts';
import { valueIn } from './state.ts';
import { currentHost, currentTarget, expandOrEnd, tokensFor } from './tokens.ts';
import type { Place } from './types.ts';

/** `halt`: ssh ends here. */
type Truth = boolean | 'halt';

/** What the criteria of a line are held against. */
interface Test {
  readonly run: Run;
  readonly place: Place;
  /** The host name as it is known by now. */
  readonly host: string;
}

function matchExec({ run, place, host }: Test, criterion: Criterion, skipped: boolean): Truth | 'skipped' {
  const text = criterion.argument?.value ?? '';
  const tokens = tokensFor(run, currentTarget(run, host), criterionFacts('exec', run.client)?.tokens ?? '');
  const command = expandOrEnd(run, { text, tokens, environment: undefined });
  if (command === undefined) return 'halt';
  if (skipped) return 'skipped';
  const { runExec } = run.world;
  if (!runExec) return run.ask(place, command);
  const result = runExec(command);
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

function matches({ run, host }: Test, criterion: Criterion): boolean {
  const { name } = criterion;
  const list = criterion.argument?.value ?? '';
  if (name === 'all') return true;
  if (name === 'canonical' || name === 'final') return run.final;
  if (name === 'localnetwork') return matchLocalNetwork(list, run.world.networkAddresses());
  const text = subject(run, name, host);
  if (MAY_BE_EMPTY.includes(name) && text === '' && run.client.does('match-empty-argument')) return list === '';
  return matchPatternList(text, list, name === 'host' || name === 'originalhost') === 'yes';
}

function evaluate(test: Test, criterion: Criterion, soFar: boolean): Truth {
  const { run } = test;
  if (criterion.name === 'final' && (!criterion.negated || run.client.does('negated-final-asks'))) run.wantFinal = true;
  if (criterion.name !== 'exec') return matches(test, criterion) !== criterion.negated;
  const result = matchExec(test, criterion, !soFar && run.client.does('match-exec-skipped'));
  if (result === 'halt') return 'halt';
  return result === 'skipped' ? soFar : result !== criterion.negated;
}

/** What a Match line says here and now. */
interface MatchResult {
  /** Whether it is true; undefined where ssh goes on as if the line were not there (process_config_line_depth of readconf.c). */
  readonly active: boolean | undefined;
  readonly problems: readonly Problem[];
}

/** Whether a Match line is true here and now, and what is wrong with it; `halt`: ssh ends over it. */
export function matchLine(run: Run, place: Place): MatchResult | 'halt' {
  const { document, directive } = place;
  const parsed = readMatch(document.source.text, directive, run.context);
  const host = currentHost(run);
  if (host === undefined) return 'halt';
  let active = true;
  for (const criterion of parsed.criteria) {
    const result = evaluate({ run, place, host }, criterion, active);
    if (result === 'halt') return 'halt';
    active &&= result;
  }
  if (parsed.problem) return { active: undefined, problems: [parsed.problem] };
  return { active, problems: leftOver(parsed.args, directive, run.context) };
}
