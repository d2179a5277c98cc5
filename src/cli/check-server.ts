import type { Server } from '../predict/types.ts';
import { targetOf } from '../resolve/afterwards.ts';
import type { Resolution } from '../resolve/types.ts';
import { builtIn } from '../server/built-in.ts';
import { policyById, policyFor } from '../server/policies.ts';
import { serverOf } from '../server/server.ts';
import { didYouMean } from './nearest.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

/** What chooses the policy of a destination. */
export async function serverChooser({ line }: Session): Promise<(resolution: Resolution) => Server | undefined> {
  const chosen = line.text('policy');
  const day = new Date().toISOString().slice(0, 10);
  const named = chosen === undefined ? undefined : policyById(chosen);
  if (chosen !== undefined && named === undefined) {
    const ids = builtIn.map(({ id }) => id);
    throw new UsageError(
      `there is no policy \`${chosen}\`${didYouMean(chosen, ids) || '; ssh-lint policies lists them'}`,
    );
  }
  return (resolution) => {
    const { host, port } = targetOf(resolution);
    const policy = named ?? policyFor({ hostName: host, port });
    return policy && serverOf(policy, { day, hostName: host, trust: 'built-in', saidBy: undefined });
  };
}
