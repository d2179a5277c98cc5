import type { Ports } from '../ports.ts';
import { textOf } from '../syntax/source.ts';
import { blobReader } from './blob.ts';
import { publicKeyFrom } from './public-key.ts';
import type { AgentAnswer, AgentKey } from './types.ts';

/** What a person does not notice before a connection. An agent that asks its user first takes longer: it is not waited for. */
const PATIENCE = 500;

/** SSH_AGENT_FAILURE, SSH_COM_AGENT2_FAILURE and SSH_AGENT_OLD_FAILURE (authfd.h). */
const FAILURES: readonly (number | undefined)[] = [5, 30, 102];
const IDENTITIES_ANSWER = 12;
/** MAX_AGENT_IDENTITIES of authfd.c. */
const MOST_KEYS = 2048;

/** The keys that the agent at this socket has. */
export async function listAgent(socket: string, { askAgent }: Pick<Ports, 'askAgent'>): Promise<AgentAnswer> {
  const reply = await askAgent(socket, PATIENCE);
  if (!('answer' in reply)) return { kind: 'failed', socket, ...reply };
  const listed = agentKeysIn(reply.answer);
  if (typeof listed !== 'string') return { kind: 'listed', socket, keys: listed };
  const message = listed === 'refused' ? 'The agent refused to list its keys' : 'The answer is not that of an agent';
  return { kind: 'failed', socket, reason: listed, message };
}

/**
 * The keys in an agent's answer (RFC draft-miller-ssh-agent, 4.4), in its order. Keys of a type that nobody knows are
 * among them; ssh passes over those. One damaged key makes the whole answer worthless to ssh, too.
 */
export function agentKeysIn(answer: Uint8Array): readonly AgentKey[] | 'refused' | 'garbage' {
  const reader = blobReader(answer);
  const length = reader.uint32();
  if (length !== reader.rest().length) return 'garbage';
  const kind = reader.byte();
  if (FAILURES.includes(kind)) return 'refused';
  const count = reader.uint32();
  if (kind !== IDENTITIES_ANSWER || count === undefined || count > MOST_KEYS) return 'garbage';
  const keys: AgentKey[] = [];
  for (let index = 0; index < count; index += 1) {
    const [blob, comment] = [reader.string(), reader.string()];
    const key = blob && publicKeyFrom(blob);
    if (!key || !comment) return 'garbage';
    keys.push({ key, comment: textOf(comment) });
  }
  return keys;
}
