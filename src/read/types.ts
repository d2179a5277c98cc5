import type { Client, KeywordFacts } from '../client/client.ts';
import type { Span } from '../syntax/document.ts';

/** Why a client refuses or complains about a line. */
export type ProblemCode =
  | 'unknown-keyword'
  | 'unsupported-keyword'
  | 'unbalanced-quotes'
  | 'missing-argument'
  | 'empty-argument'
  | 'extra-arguments'
  | 'bad-value'
  | 'bad-number'
  | 'bad-time'
  | 'bad-port'
  | 'bad-algorithm'
  | 'bad-forward'
  | 'bad-jump'
  | 'bad-match'
  | 'bad-include'
  | 'bad-environment'
  | 'bad-domain'
  | 'none-not-alone'
  | 'too-many';

/** One line that ssh prints. `line`: behind `FILE line N: `; `colon`: behind `FILE: line N: `; `bare`: alone. */
export interface Message {
  readonly style: 'line' | 'colon' | 'bare';
  readonly text: string;
}

/** What is wrong with a line. */
export interface Problem {
  readonly code: ProblemCode;
  readonly messages: readonly Message[];
  /** The smallest place that is wrong. */
  readonly span: Span;
  /** `note`: printed, the line counts. `bad`: counted, reading goes on. `fatal`: ssh ends here. */
  readonly weight: 'note' | 'bad' | 'fatal';
  /** Only when the block applies. */
  readonly onlyActive: boolean;
}

/**
 * How a value is put in its slot. `first`: unless set; `last`: always; `add`: appended; `distinct`: appended unless
 * there; `remove`: takes matching entries away; `jump` and `command`: first of ProxyJump and ProxyCommand wins.
 */
export type Merge = 'first' | 'last' | 'add' | 'distinct' | 'remove' | 'jump' | 'command';

/** What a line does to one slot when its block applies; with `always`, also when it does not. */
export interface Setting {
  readonly slot: string;
  readonly values: readonly string[];
  readonly merge: Merge;
  readonly always: boolean;
  /** The most entries that the slot takes, and what ssh says beyond. */
  readonly limit: { readonly count: number; readonly message: string } | undefined;
}

/** What a line means to one client, whatever the destination. */
export interface Reading {
  readonly facts: KeywordFacts | undefined;
  readonly settings: readonly Setting[];
  readonly problems: readonly Problem[];
}

/** What reading a value depends on besides the line. */
export interface ReadContext {
  readonly client: Client;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** getservbyname(3), TCP. */
  readonly servicePort: (name: string) => number | undefined;
  /** The caller is root; where nobody says, old limits of other users are not looked at. */
  readonly isRoot?: boolean;
  /** `none` on the command line, where Host, Match and Include are refused. */
  readonly fromFile: boolean;
}
