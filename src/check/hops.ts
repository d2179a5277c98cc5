import { MOST_HOPS } from '../predict/predict.ts';
import { decodeJump } from '../read/jump.ts';
import { targetOf } from '../resolve/afterwards.ts';
import { readCommandLine } from '../resolve/getopt.ts';
import type { Resolver } from '../resolve/resolve.ts';
import type { Resolution } from '../resolve/types.ts';
import type { Call } from './gather.ts';

/** A connection on the way, or at its end. */
export interface Hop {
  readonly destination: string;
  readonly resolution: Resolution;
}

/**
 * The jump hosts of a destination, the first to be reached first. For each ssh starts another ssh, for which the config
 * holds as well, a ProxyJump of its own included (main of ssh.c, `-W '[%h]:%p'`).
 */
export function hopsBefore({ words }: Call, resolution: Resolution, resolver: Resolver): readonly Hop[] {
  const config = configWords(words, resolver);
  const hops: Hop[] = [];
  for (let next = nextHop(resolution, config, resolver); next !== undefined && hops.length < MOST_HOPS; ) {
    hops.unshift(next);
    next = nextHop(next.resolution, config, resolver);
  }
  return hops;
}

/** The ssh that the ssh of a destination starts. */
function nextHop(resolution: Resolution, config: readonly string[], resolver: Resolver): Hop | undefined {
  const [jump] = resolution.settled.get('proxyjump') ?? [];
  if (jump === undefined) return undefined;
  const { hop, extra } = decodeJump(jump);
  if (hop === 'none') return undefined;
  const target = targetOf(resolution);
  const words = [
    ...(hop.user === undefined ? [] : ['-l', hop.user]),
    ...(hop.port > 0 ? ['-p', String(hop.port)] : []),
    ...(extra === undefined ? [] : ['-J', extra]),
    ...config,
    '-W',
    `[${target.host}]:${target.port}`,
    hop.host,
  ];
  const user = hop.user === undefined ? '' : `${hop.user}@`;
  return {
    destination: `${user}${hop.host}${hop.port > 0 ? `:${hop.port}` : ''}`,
    resolution: resolver.resolve(words),
  };
}

function configWords(words: readonly string[], { settled }: Resolver): readonly string[] {
  const chosen = readCommandLine(words, settled.client).options.findLast(({ letter }) => letter === 'F');
  return chosen === undefined ? [] : ['-F', chosen.argument];
}
