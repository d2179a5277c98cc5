import type { Client } from '../client/client.ts';
import type { StandIn } from '../load/types.ts';
import type { Ports } from '../ports.ts';
import type { Rule } from '../rule.ts';
import type { Source } from '../syntax/document.ts';
import type { Finding, Level } from './finding.ts';
import type { Surroundings } from './surroundings.ts';

export interface LintFile {
  /** Becomes the path of the source; relative ones are read as they are. */
  readonly path: string;
  /** `system`: Include starts in /etc/ssh, and has no `~`. */
  readonly role: 'user' | 'system';
  /** Read instead of the path. */
  readonly bytes?: Uint8Array;
  /** It is no fault when it is missing. */
  readonly optional?: boolean;
}

export interface LintConfig {
  /** In reading order. */
  readonly files: readonly LintFile[];
  /** Not the caller's own: Includes are followed below these folders only (real paths), and no modes are looked at. */
  readonly onlyBelow?: readonly string[];
  /** What is kept here will be there: Includes of it are looked for here. */
  readonly standIn?: StandIn;
}

export interface RuleSetting {
  readonly level: Level;
  readonly options?: unknown;
}

export interface Override {
  /** Globs with `*`, `**` and `?` for the end of a path. */
  readonly files?: readonly string[];
  /** Host patterns; holds for findings that concern nobody else. */
  readonly destinations?: readonly string[];
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

export interface LintSettings {
  readonly preset: 'recommended' | 'strict' | 'all' | 'none';
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Later ones win. */
  readonly overrides: readonly Override[];
}

export interface LintRequest {
  readonly ports: Ports;
  /** The targets, at least one. */
  readonly clients: readonly Client[];
  /** Each is a configuration of its own. */
  readonly configs: readonly LintConfig[];
  readonly rules: readonly Rule[];
  /** Ids that a suppression may name, where `rules` holds only a part of them. */
  readonly ruleIds?: readonly string[];
  /** Ids of policies, besides those that are built in, that a comment may name. */
  readonly policyIds?: readonly string[];
  readonly settings: LintSettings;
  /** What stands around a config, for one client; undefined: nothing is looked at. */
  readonly surroundings?: (config: LintConfig, client: Client) => Surroundings | undefined;
  /** Only findings that concern these names. */
  readonly destinations?: readonly string[];
  readonly reportUnusedDisables?: boolean;
  /** Called for every line that is read or judged. */
  readonly tick?: () => void;
  /** Fixes are going to be written: proofs are checked with destinations, too. */
  readonly witnesses?: boolean;
}

export interface LintedFile {
  readonly source: Source;
  readonly role: 'user' | 'system';
  /** False: it does not look like an ssh config, and none of its text may be shown. */
  readonly showable: boolean;
  /** The file whose Include first read it. */
  readonly includedBy?: string;
}

/** A finding that a comment in the file keeps quiet. */
export interface Suppressed {
  readonly finding: Finding;
  /** What the comment says behind `--`. */
  readonly reason: string;
  /** A file of suppressions does it, and no comment. */
  readonly isExternal?: boolean;
}

export interface LintResult {
  /** By config, file, offset and rule. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  /** Every file that took part, each once. */
  readonly files: readonly LintedFile[];
  /** Names that the users' files name, without patterns. */
  readonly destinations: readonly string[];
  /** A limit of ours kept files from being read: nothing may be fixed. */
  readonly cut?: boolean;
}
