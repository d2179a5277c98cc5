import { worldFrom } from '../resolve/own-world.ts';
import type { World } from '../resolve/resolve.ts';
import type { Session } from './session.ts';

/** Long enough for a command that asks the network. */
const patience = 30_000;

/** The world as ssh would ask it while it resolves a destination; commands are run with `--allow-exec` alone. */
export function worldOf({ ports, line }: Session): World {
  const world = worldFrom(ports);
  if (!line.has('allow-exec')) return world;
  const shell = ports.environment.SHELL || '/bin/sh';
  return {
    ...world,
    runExec: (command) => {
      const { code, stderr } = ports.run(shell, ['-c', command], patience);
      return { matched: code === 0, stderr };
    },
  };
}
