import { main } from './cli/main.ts';
import { nodePorts } from './node.ts';

/** Runs the program with the real world and sets the exit code. */
export async function run(): Promise<void> {
  process.exitCode = await main(process.argv.slice(2), nodePorts());
}
