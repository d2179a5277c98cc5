import { includeTarget } from '../load/include.ts';
import { isSecure } from '../load/permissions.ts';
import { expand } from '../read/expand.ts';
import { problem } from '../read/outcome.ts';
import { isSteering } from '../read/read.ts';
import type { Directive, Document } from '../syntax/document.ts';
import { matchPatternList } from '../syntax/pattern.ts';
import { truncateBytes } from '../syntax/source.ts';
import { type Block, emptyArgument, hostLine, wordsOf } from './hostline.ts';
import { type Ended, judge } from './judge.ts';
import { currentHost, failedExpansion, matchLine } from './match.ts';
import { type Run, say, sayAt } from './run.ts';
import { apply, overLimit, valueIn } from './state.ts';
import { defaultPort, tokensFor } from './tokens.ts';
import type { Place } from './types.ts';

/** READCONF_MAX_DEPTH of readconf.h. */
const DEEPEST_INCLUDE = 16;

export interface Reach {
  /** A user's file: `~` and relative paths of Include start in the home. */
  readonly asUser: boolean;
  readonly checked: boolean;
  /** Inside a block that does not apply: nothing in it can. */
  readonly never: boolean;
  readonly depth: number;
}

function expandInclude(run: Run, text: string): { readonly path: string } | 'failed' | 'halt' {
  if (!run.client.does('include-tokens')) return { path: text };
  const host = currentHost(run);
  if (host === undefined) return 'halt';
  const port = Number(valueIn(run.state, 'port') ?? 0) || defaultPort(run);
  const user = valueIn(run.state, 'user') ?? run.world.user.name;
  const tokens = tokensFor(run, { host, port, user }, run.client.option('include')?.tokens ?? 'CLdhijklnpru');
  const expanded = expand({ text, tokens, environment: run.world.environment });
  if (expanded.text !== undefined) return { path: expanded.text };
  if (expanded.broken) {
    failedExpansion(run, expanded, true);
    return 'halt';
  }
  for (const message of expanded.messages) say(run, `vdollar_percent_expand: ${message}`);
  return 'failed';
}

function readIncluded(run: Run, path: string, place: Place, block: Block, reach: Reach): Ended {
  const outer = block.active;
  const ended = readConfig(
    run,
    path,
    { ...reach, checked: true, never: reach.never || !outer, depth: reach.depth + 1 },
    block,
  );
  block.active = outer;
  if (ended === 'unreadable') {
    const reason = openMessage(run, path);
    if (run.client.does('include-unreadable-message')) {
      const text = `Can't open user config file ${truncateBytes(path, 100)}: ${truncateBytes(reason, 100)}`;
      sayAt(run, { style: 'line', text }, place, !run.client.does('counts-value-errors'));
    }
    return run.client.does('counts-value-errors') ? 'bad' : 'halt';
  }
  return ended;
}

function openMessage(run: Run, path: string): string {
  const opened = run.open(path);
  return 'problem' in opened ? opened.message : '';
}

function includeArgument(run: Run, text: string, place: Place, block: Block, reach: Reach): Ended {
  const expanded = expandInclude(run, text);
  if (expanded === 'halt') return 'halt';
  if (expanded === 'failed') {
    sayAt(run, { style: 'line', text: `Unable to expand user config file '${truncateBytes(text, 100)}'` }, place);
    return 'read';
  }
  const { files, user, environment } = run.world;
  const target = includeTarget(expanded.path, { files, user, homeVariable: environment['HOME'], asUser: reach.asUser });
  if ('problem' in target) {
    const messages = `bad include path ${expanded.path}.`;
    return judge(
      run,
      [problem({ code: 'bad-include', span: place.directive.rest, messages }, run.context)],
      place,
      true,
    );
  }
  let missing = false;
  for (const path of target.paths) {
    const ended = readIncluded(run, path, place, block, reach);
    if (ended === 'halt' || ended === 'bad') return ended;
    if (ended === 'missing') missing = true;
  }
  return missing ? 'missing' : 'read';
}

function includeLine(run: Run, place: Place, block: Block, reach: Reach): Ended {
  let ended: Ended = 'read';
  for (const argument of wordsOf(run, place)) {
    if (argument.value === '') return emptyArgument(run, place, argument);
    const one = includeArgument(run, argument.value, place, block, reach);
    if (one === 'halt' || one === 'bad') return one;
    if (one === 'missing') ended = 'missing';
  }
  return ended === 'missing' && !run.client.does('include-dangling-silent') ? 'bad' : 'read';
}

function steer(run: Run, place: Place, block: Block, reach: Reach): Ended {
  switch (place.directive.name) {
    case 'host':
      return hostLine(run, place, block, reach.never);
    case 'include':
      return includeLine(run, place, block, reach);
    default: {
      const result = matchLine(run, place);
      if (result.halt) return 'halt';
      block.active = result.active && !reach.never;
      return judge(run, result.problems, place, true);
    }
  }
}

/** Where a line is read. */
interface Frame {
  readonly block: Block;
  readonly reach: Reach;
}

function isIgnored(run: Run, directive: Directive): boolean {
  const list = valueIn(run.state, 'ignoreunknown');
  return list !== undefined && matchPatternList(directive.name, list, true) === 'yes';
}

function readLine(run: Run, place: Place, { block, reach }: Frame): Ended {
  const { document, directive } = place;
  const reading = run.read(document, directive);
  const steering = reading.facts?.state === 'active' && isSteering(directive.name);
  if (steering && reading.problems.length === 0) return steer(run, place, block, reach);
  for (const setting of reading.settings) {
    if (!block.active && !setting.always) continue;
    const over = overLimit(run.state, setting);
    if (over !== undefined) {
      const found = problem({ code: 'too-many', span: directive.rest, messages: over }, run.context);
      return judge(run, [found], place, true);
    }
    apply(run.state, setting, { place, asUser: reach.asUser });
  }
  if (reading.problems.length === 0) return 'read';
  const unknown = reading.problems[0]?.code === 'unknown-keyword';
  const problems = unknown && isIgnored(run, directive) ? reading.problems.slice(1) : reading.problems;
  return judge(run, problems, place, block.active);
}

function readLines(run: Run, document: Document, block: Block, reach: Reach): Ended {
  let bad = 0;
  const frame = { block, reach };
  for (const line of document.lines) {
    if (line.kind !== 'directive') continue;
    if (document.tooLong !== undefined && line.lineNumber >= document.tooLong) break;
    const ended = readLine(run, { document, directive: line }, frame);
    if (ended === 'halt') return 'halt';
    if (ended === 'bad') bad += 1;
  }
  const { path } = document.source;
  if (document.tooLong !== undefined) {
    say(run, `${path} line ${document.tooLong} too long`, true);
    return 'halt';
  }
  if (bad === 0) return 'read';
  say(run, `${path}: terminating, ${bad} bad configuration options`, true);
  return 'halt';
}

/** Reads a file and what it Includes, as read_config_file_depth of readconf.c does. */
export function readConfig(run: Run, path: string, reach: Reach, block: Block = { active: true }): Ended {
  if (reach.depth > DEEPEST_INCLUDE) {
    say(run, 'Too many recursive configuration includes', true);
    return 'halt';
  }
  const opened = run.open(path);
  if ('problem' in opened) {
    if (opened.problem === 'limit') {
      run.limits.push(`${path}: ${opened.message}`);
      return 'halt';
    }
    return opened.problem;
  }
  const stat = reach.checked ? run.world.files.stat(path) : undefined;
  if (stat && !isSecure(stat, run.world.user, run.client)) {
    say(run, `Bad owner or permissions on ${path}`, true);
    return 'halt';
  }
  run.documents.push(opened);
  return readLines(run, opened, block, reach);
}
