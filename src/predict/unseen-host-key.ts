import type { PublicKey } from '../keys/types.ts';
import type { HostKeyVerdict, Presented } from './host-key.ts';
import { type HostKeyOutcome, outcomeOf } from './host-key-outcome.ts';

/** A key that no line of known_hosts has, for a server whose own is not known; without a type where that is not certain. */
export function unseenKey(type = 'ssh-ed25519'): PublicKey {
  return { type, bits: undefined, blob: '', fingerprint: '', certificate: undefined };
}

/** What no key of such a server could change, in words that name nothing of a key which nobody has seen. */
export function unseenOutcome(verdict: HostKeyVerdict, presented: Presented, type: string | undefined): HostKeyOutcome {
  const outcome = outcomeOf(verdict, presented);
  const { failure } = outcome;
  if (failure === undefined) return outcome;
  const { detail } = failure;
  const sshMessage = isSayable(verdict, presented, type) ? detail.sshMessage : undefined;
  const message = verdict.status === 'changed' ? otherType(verdict) : detail.message;
  return { ...outcome, failure: { ...failure, detail: { ...detail, sshMessage, message } } };
}

/** Whether ssh's words name neither the type of the key, where that is not certain, nor its fingerprint. */
function isSayable({ status }: HostKeyVerdict, { client, checking }: Presented, type: string | undefined): boolean {
  if (status === 'unknown') return type !== undefined || checking !== 'yes';
  return status === 'changed' && (type !== undefined || client.does('changed-key-without-type'));
}

function otherType({ name, lines }: HostKeyVerdict): string | undefined {
  const [line] = lines;
  if (line === undefined) return undefined;
  return `known_hosts has a key of ${name} of type ${line.key.type} (line ${line.line} of ${line.path}), and HostKeyAlgorithms allows none of that type.`;
}
