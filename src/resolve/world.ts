import type { StandIn } from '../load/types.ts';
import type { FileSystem, NetworkAddress, User } from '../ports.ts';

/** What ssh would ask the world while it resolves a destination. */
export interface World {
  readonly files: FileSystem;
  readonly user: User;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** gethostname(3). */
  readonly hostName: string;
  readonly networkAddresses: () => readonly NetworkAddress[];
  /** Runs the command of a `Match exec`. Undefined: it is never run and the answer is «maybe». */
  readonly runExec?: (command: string) => { readonly matched: boolean; readonly stderr?: string };
  /** Looks a name up. Undefined: every look-up fails, which is noted as an assumption. */
  readonly lookUp?: (name: string) => { readonly canonicalName: string } | undefined;
  /** Path of the user's file, `~/.ssh/config`. */
  readonly userConfig: string;
  readonly systemConfig: string | undefined;
  /** As in LintConfig: the config is not the caller's own, and leads nowhere else. */
  readonly onlyBelow?: readonly string[] | undefined;
  readonly standIn?: StandIn | undefined;
  /** argv[0] in messages. */
  readonly program: string;
}
