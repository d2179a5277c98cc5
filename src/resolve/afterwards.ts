import { newRun } from './new-run.ts';
import type { Run, Settled } from './run.ts';
import { newSlot } from './state.ts';
import { expandTilde } from './tilde.ts';
import { expandOrEnd, type Target, tokensFor } from './tokens.ts';
import type { Resolution } from './types.ts';

/** A path that ssh would use; or, where nothing can be made of the text, what ssh says before it ends. */
export interface UsedPath {
  readonly path: string;
  readonly problem: string | undefined;
}

/** How far a path is still to be expanded. */
export type Expansion = 'none' | 'tilde' | 'whole';

/** What ssh replaces in paths only when it connects, once `ssh -G` would have printed them: by option id. */
export type Expand = (id: string, text: string, how: Expansion) => UsedPath;

/** The expander of one destination. `ssh -G` succeeds where these texts end ssh (load_public_identity_files of ssh.c). */
export function expander(resolution: Resolution, settled: Settled): Expand {
  const run = runAfter(resolution, settled);
  const target = targetOf(resolution);
  return (id, text, how) => {
    run.messages.length = 0;
    const anchored = how === 'none' ? text : expandTilde(run, text);
    const path = anchored === undefined || how !== 'whole' ? anchored : replaced(run, { id, target }, anchored);
    return path === undefined ? { path: text, problem: run.messages.join('\n') } : { path, problem: undefined };
  };
}

function replaced(run: Run, { id, target }: { readonly id: string; readonly target: Target }, text: string) {
  const option = run.client.option(id);
  const environment = option?.environment === true ? run.world.environment : undefined;
  const tokens = tokensFor(run, target, option?.tokens ?? '');
  return expandOrEnd(run, { text, tokens, environment });
}

/** Where ssh goes, as the options say. */
export function targetOf({ host, settled }: Resolution): Target {
  const value = (id: string): string | undefined => settled.get(id)?.[0];
  return { host: value('hostname') ?? host, port: Number(value('port') ?? 22), user: value('user') ?? '' };
}

/** A run as it is when all options are known. */
function runAfter(resolution: Resolution, settled: Settled): Run {
  const { run } = newRun(settled, []);
  run.originalHost = resolution.host;
  run.host = resolution.host;
  for (const id of ['hostkeyalias', 'proxyjump']) {
    const [value] = resolution.settled.get(id) ?? [];
    if (value !== undefined) run.state.slots.set(id, newSlot([value], undefined));
  }
  return run;
}
