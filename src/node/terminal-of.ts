import fs from 'node:fs';
import type { Terminal } from '../ports.ts';
import { type Environment, terminal } from './surroundings.ts';

/** What the terminal at a descriptor can do. */
export function terminalOf(descriptor: 1 | 2, environment: Environment): Terminal {
  const isTerminal = mayBeTerminal(descriptor) && process.getBuiltinModule('node:tty').isatty(descriptor);
  const stream = (): { readonly columns?: number } => (descriptor === 1 ? process.stdout : process.stderr);
  return terminal({ environment, isTerminal, columns: isTerminal ? stream().columns : undefined });
}

/** Asked first: `tty` and the streams take long to load. */
function mayBeTerminal(descriptor: number): boolean {
  try {
    const stats = fs.fstatSync(descriptor);
    return stats.isCharacterDevice() && stats.rdev !== fs.statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
  } catch {
    return false;
  }
}
