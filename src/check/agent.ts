import type { AgentAnswer } from '../keys/types.ts';
import type { Ports } from '../ports.ts';
import type { Expand } from '../resolve/afterwards.ts';
import { isNone } from '../resolve/defaults.ts';
import type { Resolution } from '../resolve/types.ts';

/** The socket that ssh would ask, or why there is none. */
export type AgentSocket = { readonly path: string } | { readonly off: string };

const VARIABLE = 'SSH_AUTH_SOCK';

/** IdentityAgent, else `SSH_AUTH_SOCK`: as main of ssh.c and ssh_get_authentication_socket of authfd.c choose. */
export function agentSocket(
  resolution: Resolution,
  expand: Expand,
  { environment }: Pick<Ports, 'environment'>,
): AgentSocket {
  const { client, settled } = resolution;
  const [wanted] = settled.get('identityagent') ?? [];
  if (wanted === undefined || wanted === VARIABLE) return inEnvironment(VARIABLE, environment);
  if (isNone(wanted)) return { off: 'IdentityAgent is none' };
  if (wanted.startsWith('$') && !wanted.startsWith('${') && client.does('identity-agent-variable'))
    return inEnvironment(wanted.slice(1), environment);
  const { path, problem } = expand('identityagent', wanted, client.does('identity-agent-expanded') ? 'none' : 'whole');
  return problem === undefined ? { path } : { off: problem };
}

function inEnvironment(name: string, environment: Ports['environment']): AgentSocket {
  const path = environment[name];
  return path === undefined || path === '' ? { off: `${name} is not set` } : { path };
}

export function agentOff(reason: string): AgentAnswer {
  return { kind: 'off', reason };
}
