import { set } from '../read/outcome.ts';
import type { Setting } from '../read/types.ts';
import { type Run, say } from './run.ts';
import { apply, COMMAND_LINE } from './state.ts';

/** How ssh is called; what it prints besides differs by version. */
export const USAGE = 'usage: ssh [options] destination [command [argument ...]]';

/** What an option of the command line sets. */
export function give(run: Run, setting: Setting): void {
  apply(run.state, setting, COMMAND_LINE);
}

/** The same for a value that replaces what is there. */
export function put(run: Run, slot: string, value: string): void {
  give(run, set(slot, value, 'last'));
}

/** The word that `ssh -G` prints for one that a file would hold. */
export function word(run: Run, id: string, written: string): string {
  return run.client.option(id)?.words?.get(written) ?? written;
}

/** Puts a word that a file would hold. */
export function putWord(run: Run, id: string, written: string): void {
  put(run, id, word(run, id, written));
}

/** Says without the logger, as fprintf(stderr, …) does, why ssh ends. */
export function refuse(run: Run, text: string): false {
  run.messages.push(text);
  return false;
}

/** Says with the logger why ssh ends. */
export function fatal(run: Run, text: string): false {
  say(run, text, true);
  return false;
}
