import { message } from '../client/messages.ts';
import { isPostQuantum } from '../lint/algorithms.ts';
import type { Forecast } from './forecast.ts';
import type { Situation } from './types.ts';
import { wrongKnobOf } from './wrong-knob.ts';

/** What is worth knowing of a connection besides whether it comes about, one sentence each. */
export function remarksOf(situation: Situation, { cause, negotiated }: Pick<Forecast, 'cause' | 'negotiated'>) {
  const { agent, server } = situation;
  return [
    agent.kind === 'failed' ? `The agent at ${agent.socket} gives no list of its keys: ${agent.message}.` : undefined,
    server?.trust === 'repository' ? `What is said of this server comes from ${server.saidBy}.` : undefined,
    wrongKnobOf(situation, cause)?.remark,
    keyForOneAlone(situation),
    quantumRemark(situation, negotiated.kex),
  ].filter((remark) => remark !== undefined);
}

/** The ssh that goes to a jump host gets -F, -l, -p and -J, and nothing else of the command line: main of ssh.c. */
function keyForOneAlone({ destination, identities, hops }: Situation): string | undefined {
  const isGiven = identities.some(({ origin }) => origin === 'command-line');
  if (!isGiven || hops.length === 0) return undefined;
  const names = hops.map((hop) => hop.destination).join(', ');
  return `What -i and -o say counts for ${destination} alone: the way through ${names} takes its keys from the config.`;
}

/** warn_nonpq_kex of sshconnect2.c. */
function quantumRemark({ client, resolution }: Situation, kex: string | undefined): string | undefined {
  const isSaid = message('not-post-quantum', client)?.texts.length ?? 0;
  if (kex === undefined || isPostQuantum(kex) || isSaid === 0) return undefined;
  if (resolution.settled.get('warnweakcrypto')?.[0] === 'no') return undefined;
  return `ssh will warn, and go on: the key exchange ${kex} is not post-quantum.`;
}
