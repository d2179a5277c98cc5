import { createHash } from 'node:crypto';
import type { Tokens } from '../read/expand.ts';
import { decodeJump } from '../read/jump.ts';
import { bytesOf } from '../syntax/source.ts';
import type { Run } from './run.ts';
import { valueIn } from './state.ts';

export interface Target {
  readonly host: string;
  readonly port: number;
  readonly user: string;
}

/** getservbyname("ssh", "tcp"), else 22. */
export function defaultPort(run: Run): number {
  return run.context.servicePort('ssh') ?? 22;
}

export function jumpHost(run: Run): string {
  const jump = valueIn(run.state, 'proxyjump');
  if (jump === undefined) return '';
  const { hop } = decodeJump(jump);
  return hop === 'none' || hop.host === 'none' ? '' : hop.host;
}

/** Percent tokens of a destination; `letters` are those that may be used. */
export function tokensFor(run: Run, target: Target, letters: string): Tokens {
  const { world, client } = run;
  const { hostName, user } = world;
  const jump = jumpHost(run);
  const all: Record<string, () => string> = {
    C: () => {
      const parts = [
        hostName,
        target.host,
        String(target.port),
        target.user,
        ...(client.does('hash-with-jump') ? [jump] : []),
      ];
      return createHash('sha1')
        .update(bytesOf(parts.join('')))
        .digest('hex');
    },
    L: () => hostName.split('.')[0] ?? hostName,
    d: () => user.home,
    h: () => target.host,
    i: () => String(user.uid),
    j: () => jump,
    k: () => valueIn(run.state, 'hostkeyalias') ?? run.originalHost,
    l: () => hostName,
    n: () => run.originalHost,
    p: () => String(target.port),
    r: () => target.user,
    u: () => user.name,
  };
  const entries = [...letters].filter((letter) => letter !== '%').map((letter) => [letter, all[letter]?.() ?? '']);
  return Object.fromEntries(entries);
}
