import type { Problem } from '../read/types.ts';
import { type Run, sayAt } from './run.ts';
import type { Place } from './types.ts';

/** How reading a file or a line ended; `halt`: ssh ends. */
export type Ended = 'read' | 'missing' | 'unreadable' | 'bad' | 'halt';

/** Says what is wrong with a line; the line is `bad`, ends ssh or is good enough. */
export function judge(run: Run, place: Place, problems: readonly Problem[]): Ended {
  let ended: Ended = 'read';
  for (const { messages, weight, span } of problems) {
    if (weight !== 'note') run.refusedAt ??= { ...place, span };
    const last = messages.length - 1;
    for (const [at, message] of messages.entries())
      sayAt(run, place, { ...message, fatal: weight === 'fatal' && at === last });
    if (weight === 'fatal') return 'halt';
    if (weight === 'bad') ended = 'bad';
  }
  return ended;
}

/** ssh ends with this line, and all of it is the reason. */
export function endAt(run: Run, place: Place): 'halt' {
  run.refusedAt ??= { ...place, span: place.directive.rest };
  return 'halt';
}
