import { argsOf } from '../read/args.ts';
import { allArguments } from '../read/lists.ts';
import { problem } from '../read/outcome.ts';
import type { Argument, Span } from '../syntax/document.ts';
import { matchPattern } from '../syntax/pattern.ts';
import { type Ended, judge } from './judge.ts';
import type { Run } from './run.ts';
import type { Place } from './types.ts';

export interface Block {
  active: boolean;
}

/** The patterns of a Host line, or the files of an Include; the clients up to 8.6 stop at an empty one. */
export function wordsOf(run: Run, { document, directive }: Place): readonly Argument[] {
  if (run.client.does('argv-split')) return directive.args;
  return allArguments(argsOf(document.source.text, directive, false), false);
}

export function emptyArgument(run: Run, place: Place, span: Span): Ended {
  const messages = `keyword ${place.directive.name} empty argument`;
  return judge(run, [problem({ code: 'empty-argument', span, messages }, run.context)], place, true);
}

export function hostLine(run: Run, place: Place, block: Block, never: boolean): Ended {
  block.active = false;
  for (const argument of wordsOf(run, place)) {
    if (argument.value === '') return emptyArgument(run, place, argument);
    if (never) break;
    const negated = argument.value.startsWith('!');
    if (!matchPattern(run.host, negated ? argument.value.slice(1) : argument.value)) continue;
    block.active = !negated;
    if (negated) break;
  }
  return 'read';
}
