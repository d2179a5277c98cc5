import { algorithmKeyType } from '../keys/key-type.ts';
import type { PublicKey } from '../keys/types.ts';
import type { HostKeyVerdict, Presented } from './host-key.ts';
import { type HostKeyOutcome, outcomeOf } from './host-key-outcome.ts';

/** A key that no line of known_hosts has, for a server whose own is not known. */
export function unseenKey(algorithm: string | undefined): PublicKey {
  const type = algorithm === undefined ? 'ssh-ed25519' : algorithmKeyType(algorithm);
  return { type, bits: undefined, blob: '', fingerprint: '', certificate: undefined };
}

/** What no key of such a server could change, in words that name nothing of a key which nobody has seen. */
export function unseenOutcome(
  verdict: HostKeyVerdict,
  presented: Presented,
  algorithm: string | undefined,
): HostKeyOutcome {
  const outcome = outcomeOf(verdict, presented);
  const { failure } = outcome;
  if (failure === undefined) return outcome;
  const { detail } = failure;
  const sshMessage = isSayable(verdict, presented, algorithm) ? detail.sshMessage : undefined;
  const message = verdict.status === 'changed' ? otherType(verdict) : detail.message;
  return { ...outcome, failure: { ...failure, detail: { ...detail, sshMessage, message } } };
}

/** Whether ssh's words name neither the type of the key, where that is not certain, nor its fingerprint. */
function isSayable(
  { status }: HostKeyVerdict,
  { client, checking }: Presented,
  algorithm: string | undefined,
): boolean {
  if (status === 'unknown') return algorithm !== undefined || checking !== 'yes';
  return status === 'changed' && (algorithm !== undefined || client.does('changed-key-without-type'));
}

function otherType({ name, lines }: HostKeyVerdict): string | undefined {
  const [line] = lines;
  if (line === undefined) return undefined;
  return `known_hosts has a key of ${name} of type ${line.key.type} (line ${line.line} of ${line.path}), and HostKeyAlgorithms allows none of that type.`;
}
