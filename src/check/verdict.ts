import type { Ports } from '../ports.ts';
import type { Situation, Verdict } from '../predict/types.ts';
import { targetOf } from '../resolve/afterwards.ts';

/** STAND-IN */
export function judge(situation: Situation, _ports: Ports): Verdict {
  const { resolution } = situation;
  const { host, port, user } = targetOf(resolution);
  const refused = resolution.status === 'refused';
  return {
    situation,
    hostName: host,
    port,
    user,
    verdict: refused ? 'fail' : 'unknown',
    phase: refused ? 'config' : undefined,
    cause: refused ? 'config-refused' : undefined,
    side: refused ? 'client' : undefined,
    message: refused ? 'ssh refuses the config.' : undefined,
    sshMessage: refused ? resolution.messages.join('\n') : undefined,
    decidedBy: undefined,
    decidedByDefault: undefined,
    repairs: [],
    fallback: [],
    conditions: [],
    negotiated: {
      kex: undefined,
      hostKeyAlgorithm: undefined,
      cipher: undefined,
      mac: undefined,
      key: undefined,
      signatureAlgorithm: undefined,
    },
    attempts: [],
    proved: false,
    remarks: [],
    hops: situation.hops.map((hop) => judge(hop, _ports)),
  };
}
