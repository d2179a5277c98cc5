import type { AgentAnswer } from '../keys/types.ts';
import type { Ports } from '../ports.ts';
import type { Expand, UsedPath } from '../resolve/afterwards.ts';
import { isNone } from '../resolve/defaults.ts';
import type { Resolution } from '../resolve/types.ts';

/** The socket that ssh would ask, or why there is none; `bad`: a path over which ssh ends, as it cannot be expanded. */
export type AgentSocket = { readonly path: string } | { readonly off: string; readonly bad?: UsedPath };

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
  const bad = expand('identityagent', wanted, client.does('identity-agent-expanded') ? 'none' : 'whole');
  return bad.problem === undefined ? { path: bad.path } : { off: bad.problem, bad };
}

function inEnvironment(name: string, environment: Ports['environment']): AgentSocket {
  const path = environment[name];
  return path === undefined || path === '' ? { off: `${name} is not set` } : { path };
}

export function agentOff(reason: string): AgentAnswer {
  return { kind: 'off', reason };
}
