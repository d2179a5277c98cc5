import { problem } from '../read/outcome.ts';
import type { Span } from '../syntax/document.ts';
import { matchPattern } from '../syntax/pattern.ts';
import type { Frame } from './frame.ts';
import { type Ended, judge } from './judge.ts';
import type { Run } from './run.ts';
import type { Place } from './types.ts';

/** Says that an argument of Host or Include is empty; the clients up to 8.6 do not look behind it. */
export function emptyArgument(run: Run, place: Place, span: Span): Ended {
  const messages = `keyword ${place.directive.name} empty argument`;
  return judge(run, place, [problem({ code: 'empty-argument', span, messages }, run.context)]);
}

/** Whether a Host line is meant for the destination. Asked for every block: no offsets are counted. */
export function hostLine({ run, block, reach }: Frame, place: Place): Ended {
  const { directive } = place;
  block.active = false;
  for (const [index, { value }] of directive.shape.args.entries()) {
    if (value === '') return emptyArgument(run, place, directive.args[index] ?? directive.rest);
    if (reach.never) break;
    const negated = value.startsWith('!');
    if (!matchPattern(run.host, negated ? value.slice(1) : value)) continue;
    block.active = !negated;
    if (negated) break;
  }
  return 'read';
}
