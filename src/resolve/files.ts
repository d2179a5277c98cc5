import { isWithinBorder } from '../load/border.ts';
import { includeTarget } from '../load/include.ts';
import { LIMITS } from '../load/open.ts';
import { isSecure } from '../load/permissions.ts';
import { expand } from '../read/expand.ts';
import { problem } from '../read/outcome.ts';
import { isSteering, leftOverOfInclude } from '../read/read.ts';
import { mayHaveComments, policyComments } from '../server/comments.ts';
import type { Document, Span } from '../syntax/document.ts';
import { truncateBytes } from '../syntax/source.ts';
import type { Frame } from './frame.ts';
import { emptyArgument, hostLine } from './hostline.ts';
import { notIgnored } from './ignored.ts';
import { type Ended, endAt, judge } from './judge.ts';
import { matchLine } from './match.ts';
import { type Run, say, sayAt } from './run.ts';
import { apply, overLimit } from './state.ts';
import { currentHost, currentTarget, sayFailure, tokensFor } from './tokens.ts';
import type { Place } from './types.ts';

/** READCONF_MAX_DEPTH of readconf.h. */
const DEEPEST_INCLUDE = 16;

/** Files that are read in both passes, each as often as it is Included. */
const MOST_READ = 2 * LIMITS.files;

function expandInclude(run: Run, text: string): { readonly path: string } | 'failed' | 'halt' {
  if (!run.client.does('include-tokens')) return { path: text };
  const host = currentHost(run);
  if (host === undefined) return 'halt';
  const tokens = tokensFor(run, currentTarget(run, host), run.client.option('include')?.tokens ?? 'CLdhijklnpru');
  const expanded = expand({ text, tokens, environment: run.world.environment });
  if (expanded.text !== undefined) return { path: expanded.text };
  if (expanded.broken) {
    sayFailure(run, expanded, true);
    return 'halt';
  }
  for (const message of expanded.messages) say(run, `vdollar_percent_expand: ${message}`);
  return 'failed';
}

function sayUnreadable(run: Run, place: Place, path: string): void {
  const opened = run.open(path);
  const reason = 'problem' in opened ? opened.message : '';
  const text = `Can't open user config file ${truncateBytes(path, 100)}: ${truncateBytes(reason, 100)}`;
  const style = run.client.does('include-unreadable-place') ? 'line' : 'bare';
  sayAt(run, place, { style, text, fatal: !run.client.does('counts-value-errors') });
}

function readIncluded(frame: Frame, place: Place, path: string): Ended {
  const { run, block, reach } = frame;
  const outer = { ...block };
  const inner = {
    ...reach,
    checked: run.world.onlyBelow === undefined,
    never: reach.never || !outer.active,
    depth: reach.depth + 1,
  };
  const ended = readConfig({ run, block, reach: inner }, path);
  Object.assign(block, outer);
  if (ended !== 'unreadable') return ended;
  if (run.client.does('include-unreadable-message')) sayUnreadable(run, place, path);
  const halt = endAt(run, place);
  return run.client.does('counts-value-errors') ? 'bad' : halt;
}

function includeArgument(frame: Frame, place: Place, text: string): Ended {
  const { run, reach } = frame;
  const expanded = expandInclude(run, text);
  if (expanded === 'halt') return 'halt';
  if (expanded === 'failed') {
    sayAt(run, place, { style: 'line', text: `Unable to expand user config file '${truncateBytes(text, 100)}'` });
    return 'read';
  }
  const { files, user, environment, onlyBelow, standIn } = run.world;
  const context = { files, user, homeVariable: environment.HOME, asUser: reach.asUser, standIn, onlyBelow };
  const target = includeTarget(expanded.path, context);
  if ('problem' in target) {
    if (target.problem === 'outside') return 'read';
    const messages = `bad include path ${expanded.path}.`;
    return judge(run, place, [problem({ code: 'bad-include', span: place.directive.rest, messages }, run.context)]);
  }
  let missing = false;
  for (const path of target.paths) {
    if (!isWithinBorder(path, { files, onlyBelow })) continue;
    const ended = readIncluded(frame, place, path);
    if (ended === 'halt' || ended === 'bad') return ended;
    if (ended === 'missing') missing = true;
  }
  return missing ? 'missing' : 'read';
}

function includeLine(frame: Frame, place: Place): Ended {
  const { run } = frame;
  let ended: Ended = 'read';
  for (const argument of place.directive.args) {
    if (argument.value === '') return emptyArgument(run, place, argument);
    const one = includeArgument(frame, place, argument.value);
    if (one === 'halt' || one === 'bad') return one;
    if (one === 'missing') ended = 'missing';
  }
  const { directive, document } = place;
  const tooMuch = leftOverOfInclude(document.source.text, directive, run.context);
  if (tooMuch.length > 0) return judge(run, place, tooMuch);
  return ended === 'missing' && !run.client.does('include-dangling-silent') ? 'bad' : 'read';
}

function steer(frame: Frame, place: Place): Ended {
  if (place.directive.name !== 'include') frame.block.isNamed = true;
  switch (place.directive.name) {
    case 'host':
      return hostLine(frame, place);
    case 'include':
      return includeLine(frame, place);
    default: {
      const { run, block, reach } = frame;
      const result = matchLine(run, place);
      if (result === 'halt') return endAt(run, place);
      if (result.active !== undefined) block.active = result.active && !reach.never;
      return judge(run, place, result.problems);
    }
  }
}

function readLine(frame: Frame, place: Place): Ended {
  const { run, block, reach } = frame;
  const { document, directive } = place;
  const reading = run.read(document, directive);
  if (isSteering(directive.name) && reading.problems.length === 0) return steer(frame, place);
  for (const setting of reading.settings) {
    if (!block.active && !setting.always) continue;
    const over = overLimit(run.state, setting);
    if (over !== undefined) {
      return judge(run, place, [problem({ code: 'too-many', span: directive.rest, messages: over }, run.context)]);
    }
    apply(run.state, setting, { place, asUser: reach.asUser });
  }
  const problems = notIgnored(run.state, directive, reading.problems);
  return judge(run, place, block.active ? problems : problems.filter(({ onlyActive }) => !onlyActive));
}

/** Keeps a comment that names a policy, where its block applies. */
function readComment({ run, block }: Frame, document: Document, { start, end }: Span): void {
  if (!block.active || !block.isNamed) return;
  const [found] = policyComments(document.source.text.slice(start, end));
  if (found === undefined) return;
  const span = { start: start + found.span.start, end: start + found.span.end };
  run.comments.push({ document, id: found.id, span });
}

function readLines(frame: Frame, document: Document): Ended {
  const hasComments = mayHaveComments(document.source.text);
  let bad = 0;
  for (const line of document.lines) {
    if (line.kind === 'comment' && hasComments) readComment(frame, document, line);
    if (line.kind !== 'directive') continue;
    if (document.tooLong !== undefined && line.lineNumber >= document.tooLong) break;
    const ended = readLine(frame, { document, directive: line });
    if (ended === 'halt') return 'halt';
    if (ended === 'bad') bad += 1;
  }
  const { path } = document.source;
  if (document.tooLong !== undefined) {
    say(frame.run, `${path} line ${document.tooLong} too long`, true);
    return 'halt';
  }
  if (bad === 0) return 'read';
  say(frame.run, `${path}: terminating, ${bad} bad configuration options`, true);
  return 'halt';
}

/** Reads a file and what it Includes, as read_config_file_depth of readconf.c does. */
export function readConfig(frame: Frame, path: string): Ended {
  const { run, reach } = frame;
  if (reach.depth > DEEPEST_INCLUDE) {
    say(run, 'Too many recursive configuration includes', true);
    return 'halt';
  }
  if (run.documents.length >= MOST_READ) {
    run.limits.push(`more than ${MOST_READ} files are read`);
    return 'halt';
  }
  const opened = run.open(path);
  if ('problem' in opened) {
    if (opened.problem !== 'limit') return opened.problem;
    run.limits.push(`${path}: ${opened.message}`);
    return 'halt';
  }
  const stat = reach.checked ? run.world.files.stat(path) : undefined;
  if (stat && !isSecure(stat, run.world.user, run.client)) {
    say(run, `Bad owner or permissions on ${path}`, true);
    return 'halt';
  }
  run.documents.push(opened);
  return readLines(frame, opened);
}
