import type { Server, Verdict } from '../predict/types.ts';
import { decodeJump } from '../read/jump.ts';
import type { Resolution } from '../resolve/types.ts';
import type { Field } from '../server/schema.ts';
import type { Need } from './need.ts';
import type { Reader } from './prove.ts';

/** What is known of a server that an option hangs on. */
const fields: Readonly<Record<string, readonly Field[]>> = {
  kexalgorithms: ['kexAlgorithms'],
  hostkeyalgorithms: ['hostKeyAlgorithms'],
  ciphers: ['ciphers'],
  macs: ['macs'],
  pubkeyacceptedalgorithms: ['serverSigAlgs', 'acceptedSigAlgs'],
  user: ['users'],
};

function isCertain({ confidenceOf }: Server, { changes }: Need): boolean {
  return changes
    .flatMap(({ option }) => fields[option] ?? [])
    .every((field) => (confidenceOf.get(field) ?? 'high') === 'high');
}

/** Whether the one jump host of a destination is the destination: ssh ends, or starts itself until it is killed. */
export function isThroughItself(today: Resolution | undefined): boolean {
  if (today === undefined || today.options.get('proxyjump')?.undecided) return false;
  if (today.status === 'refused') return today.messages.at(-1) === `jumphost loop via ${today.host}`;
  const [jump] = today.settled.get('proxyjump') ?? [];
  if (jump === undefined) return false;
  const { hop, extra } = decodeJump(jump);
  return hop !== 'none' && extra === undefined && hop.host === today.host;
}

/**
 * The other half of the third proof, for one target whose list changes. Undefined: a policy that is trusted says that the
 * destination cannot be reached as it is, and can be behind the edits; where less is needed, that it can be in both cases.
 */
export function notForetold(
  need: Need,
  { before, foretell, resolve }: Reader,
  texts: ReadonlyMap<string, string>,
): string | undefined {
  if (need.kind === 'route') {
    const isSure = isThroughItself(resolve(new Map(), need.destination));
    return isSure ? undefined : `OpenSSH ${before.client.label} does not go through it to itself`;
  }
  const was = foretell?.(need.destination, new Map());
  const will = foretell?.(need.destination, texts);
  const server = was?.situation.server;
  if (was === undefined || will === undefined || server === undefined) return 'nothing is known of the server';
  const { trust, saidBy, policy } = server;
  if (trust === 'repository') return `it rests on ${saidBy ?? policy}, which is not trusted`;
  if (!isCertain(server, need)) return `what is known of ${policy} is not certain`;
  const { label } = before.client;
  const wanted = need.kind === 'more' ? 'fail' : 'ok';
  if (was.verdict !== wanted)
    return `with OpenSSH ${label} ${wanted === 'fail' ? 'it is not needed' : 'nobody can tell'}`;
  return will.verdict === 'ok' ? undefined : notReached(will, label);
}

function notReached({ conditions: [condition], message }: Verdict, label: string): string {
  if (condition !== undefined) return `OpenSSH ${label} does not get in if ${condition.if}`;
  return `OpenSSH ${label} does not get in: ${(message ?? '').replace(/\.$/, '')}`;
}
