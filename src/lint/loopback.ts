import type { Analysis } from './analysis.ts';
import type { Effective } from './effective.ts';
import { destinationsOf } from './scope.ts';

const LOOPBACK = /^(?:localhost(?:\.localdomain)?|127(?:\.\d{1,3}){3}|::1|0\.0\.0\.0)$/i;

/** Whether a host name is this very machine. */
export const isLoopbackName = (name: string): boolean => LOOPBACK.test(name);

interface Knowing {
  readonly analysis: Analysis;
}

/** Whether all destinations of a line are this very machine, by the names that its block gives. */
export function isLoopback({ step }: Effective, { analysis }: Knowing): boolean {
  const names = destinationsOf(step.block);
  return (
    names.length > 0 &&
    names.every((name) => {
      const line = analysis.lineFor('hostname', name);
      return line !== 'unknown' && isLoopbackName(line?.reading.settings[0]?.values[0] ?? name);
    })
  );
}
