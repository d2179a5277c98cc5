import type { LintSettings } from '../lint/request.ts';
import type { HostClaim, OwnPolicy } from '../server/own-policies.ts';

/** What a configuration file says, with what it extends. */
export interface Configuration extends LintSettings {
  /** Undefined: there is none, and the defaults hold. */
  readonly path: string | undefined;
  /** Built in, the user's own, or named on the command line; not what came with a repository. */
  readonly trusted: boolean;
  readonly targets: readonly string[];
  /** What it says of servers; the file's own entries come first. */
  readonly policies: readonly OwnPolicy[];
  readonly hosts: readonly HostClaim[];
}

export const defaults: Configuration = {
  path: undefined,
  trusted: true,
  preset: 'recommended',
  rules: {},
  overrides: [],
  targets: [],
  policies: [],
  hosts: [],
};
