import { argsOf } from '../read/args.ts';
import { allArguments } from '../read/lists.ts';
import { problem } from '../read/outcome.ts';
import type { Argument, Span } from '../syntax/document.ts';
import { matchPattern } from '../syntax/pattern.ts';
import type { Frame } from './frame.ts';
import { type Ended, judge } from './judge.ts';
import type { Run } from './run.ts';
import type { Place } from './types.ts';

/** The patterns of a Host line, or the files of an Include; the clients up to 8.6 stop at an empty one. */
export function wordsOf(run: Run, { document, directive }: Place): readonly Argument[] {
  if (run.client.does('argv-split')) return directive.args;
  return allArguments(argsOf(document.source.text, directive, false), false);
}

/** Says that an argument of Host or Include is empty. */
export function emptyArgument(run: Run, place: Place, span: Span): Ended {
  const messages = `keyword ${place.directive.name} empty argument`;
  return judge(run, place, [problem({ code: 'empty-argument', span, messages }, run.context)]);
}

/** Whether a Host line is meant for the destination. Asked for every block: no offsets are counted. */
export function hostLine({ run, block, reach }: Frame, place: Place): Ended {
  const { directive } = place;
  const argv = run.client.does('argv-split');
  const patterns = argv ? directive.shape.args : wordsOf(run, place);
  block.active = false;
  for (const [index, { value }] of patterns.entries()) {
    if (value === '') return emptyArgument(run, place, directive.args[index] ?? directive.rest);
    if (reach.never) break;
    const negated = value.startsWith('!');
    if (!matchPattern(run.host, negated ? value.slice(1) : value)) continue;
    block.active = !negated;
    if (negated) break;
  }
  return 'read';
}
