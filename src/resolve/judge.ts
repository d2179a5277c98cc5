import type { Problem } from '../read/types.ts';
import { type Run, sayAt } from './run.ts';
import type { Place } from './types.ts';

/** How reading a file or a line ended; `halt`: ssh ends. */
export type Ended = 'read' | 'missing' | 'unreadable' | 'bad' | 'halt';

function report(run: Run, found: Problem, place: Place): void {
  for (const [at, message] of found.messages.entries()) {
    sayAt(run, message, place, found.weight === 'fatal' && at === found.messages.length - 1);
  }
}

/** Says what is wrong with a line; the line is `bad`, ends ssh or is good enough. */
export function judge(run: Run, problems: readonly Problem[], place: Place, active: boolean): Ended {
  let ended: Ended = 'read';
  for (const found of problems) {
    if (found.onlyActive && !active) continue;
    report(run, found, place);
    if (found.weight === 'fatal') return 'halt';
    if (found.weight === 'bad') ended = 'bad';
  }
  return ended;
}
