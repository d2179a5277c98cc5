import type { Client } from '../client/client.ts';
import type { PolicyComment } from '../server/comments.ts';
import type { Directive, Document, Span } from '../syntax/document.ts';

/** Where a line stands. */
export interface Place {
  readonly document: Document;
  readonly directive: Directive;
}

/** Where in a line. */
export interface Spot extends Place {
  readonly span: Span;
}

/** What happened to a line that could set an option. */
export type Outcome = 'wins' | 'adds' | 'may-win' | 'shadowed' | 'duplicate';

/** A line that could set an option, and what became of it. */
export interface Candidate extends Place {
  readonly outcome: Outcome;
  /** The value as written. */
  readonly value: string;
  /** For `shadowed`: the line that won; undefined when a command-line option did. */
  readonly by: Place | undefined;
}

/** One option of a destination. */
export interface ResolvedOption {
  readonly id: string;
  /** As `ssh -G` prints it, one entry a line, without the keyword; empty when it is not set. */
  readonly values: readonly string[];
  readonly origin: 'command-line' | 'config' | 'default';
  /** Every line whose block applied, in the order in which they were read. */
  readonly candidates: readonly Candidate[];
  /** The value hangs on a `Match exec` that was not run. */
  readonly undecided: boolean;
}

/** Something that ssh would have asked the world and that was assumed instead. */
export interface Assumption {
  readonly kind: 'exec-not-run' | 'lookup-failed';
  readonly message: string;
  readonly place: Place | undefined;
  /** The answer would be another one, had it been otherwise. */
  readonly matters: boolean;
}

/** A policy comment in a block that applied. */
export interface AppliedComment extends PolicyComment {
  readonly document: Document;
}

/** What a destination gets. */
export interface Resolution {
  readonly client: Client;
  /** The host word as typed, without user and port. */
  readonly host: string;
  /** `refused`: this client ends with status 255. */
  readonly status: 'resolved' | 'refused';
  /** What ssh says on standard error, one entry a line, without line ends. */
  readonly messages: readonly string[];
  readonly exitCode: number;
  /** The first line of a file that made this client refuse; undefined where none did. */
  readonly refusedAt: Spot | undefined;
  /** By option id. */
  readonly options: ReadonlyMap<string, ResolvedOption>;
  /** Every value that ssh goes on with, by option id, also of options that `ssh -G` does not print. Empty when refused. */
  readonly settled: ReadonlyMap<string, readonly string[]>;
  /** What the line that won wrote, before lists were put together and tokens expanded; only of options that are set. */
  readonly written: ReadonlyMap<string, string>;
  /** The output of `ssh -G`, one entry a line. Empty when refused. */
  readonly dump: readonly string[];
  readonly assumptions: readonly Assumption[];
  /** Comments that name a policy, in blocks that applied, in the order of reading. */
  readonly comments: readonly AppliedComment[];
  /** Every file that was read, in order. */
  readonly documents: readonly Document[];
  /** Files that were not read because of a limit of ours: the answer is not whole. */
  readonly limits: readonly string[];
}
