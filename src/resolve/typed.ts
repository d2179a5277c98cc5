import type { Merge } from '../read/types.ts';
import { put } from './options.ts';
import type { Run } from './run.ts';

export const typedMerge = (run: Run): Merge => (run.client.does('typed-user-overrides') ? 'last' : 'first');

export function typeUser(run: Run, user: string, merge: Merge = 'first'): void {
  if (merge === 'last' || !run.state.slots.has('user')) run.typedUser = true;
  put(run, 'user', user, merge);
}
