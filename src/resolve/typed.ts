import { set } from '../read/outcome.ts';
import type { Merge } from '../read/types.ts';
import { give } from './put.ts';
import type { Run } from './run.ts';

/** How this client takes -l and the user of `user@host`. */
export const typedMerge = (run: Run): Merge => (run.client.does('typed-user-overrides') ? 'last' : 'first');

/** A user that is typed on the command line. */
export function typeUser(run: Run, user: string, merge: Merge = 'first'): void {
  if (!run.state.slots.has('user')) run.typedUser = true;
  give(run, set('user', user, merge));
}
