import type { Run, Settled } from './run.ts';
import { newState } from './state.ts';
import type { Assumption, Place } from './types.ts';

/** A run in which the commands of `Match exec` answer in turn as `answers` says, then no; `asked`: what was used. */
export function newRun(
  settled: Settled,
  answers: readonly boolean[],
): { readonly run: Run; readonly asked: boolean[] } {
  const asked: boolean[] = [];
  const known = new Map<string, boolean>();
  const assumptions: Assumption[] = [];
  const ask = (place: Place, command: string): boolean => {
    const key = `${place.document.source.path}:${place.directive.lineNumber}:${command}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = answers[asked.length] ?? false;
    asked.push(answer);
    known.set(key, answer);
    assumptions.push({ kind: 'exec-not-run', message: `\`${command}\` was not run`, place, matters: false });
    return answer;
  };
  const run: Run = {
    ...settled,
    state: newState(settled.client),
    messages: [],
    documents: [],
    comments: [],
    assumptions,
    limits: [],
    ask,
    originalHost: '',
    host: '',
    final: false,
    wantFinal: false,
    remoteCommand: '',
    stdioForward: false,
    typedUser: false,
    subsystem: false,
    silent: false,
    refusedAt: undefined,
  };
  return { run, asked };
}
