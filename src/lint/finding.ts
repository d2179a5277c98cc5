import type { Need } from '../fix/need.ts';
import type { Block } from '../load/config.ts';
import type { Source, Span } from '../syntax/document.ts';

export type Severity = 'error' | 'warning' | 'info';
export type Level = Severity | 'off';
export type Category = 'correctness' | 'security' | 'compatibility' | 'style';

/** A stretch of a file. */
export interface Location {
  readonly source: Source;
  readonly span: Span;
}

export interface TextEdit extends Location {
  readonly text: string;
}

export interface Fix {
  /** What it does, as an order: `Remove the line`. */
  readonly title: string;
  readonly safety: 'safe' | 'unsafe';
  readonly weakens: boolean;
  readonly edits: readonly TextEdit[];
  /** Where the proof does not reach it, it is no repair at all: what goes counts for some destination, or for another client. */
  readonly onlyProved?: true;
  /** The permission bits that a file is to have, instead of those it has. */
  readonly mode?: { readonly path: string; readonly from: number; readonly to: number };
  /** What a policy proves to be needed; such a fix is safe only where it gives exactly that. */
  readonly need?: Need;
}

/** Another place that matters, or a remark without a place. */
export interface Note {
  readonly message: string;
  readonly at: Location | undefined;
}

/** What a rule yields. */
export interface Problem {
  readonly at: Location;
  readonly message: string;
  readonly notes?: readonly Note[];
  readonly fixes?: readonly Fix[];
  /** Names that a user would type and that it concerns; empty when it concerns all. */
  readonly destinations?: readonly string[];
  /** The block whose destinations it concerns, where the rule does not look at one block or line. */
  readonly scope?: Block;
  /** Destinations that cannot be reached: lines that let ssh in become a fix for each. */
  readonly unreached?: readonly string[];
  /** Overrides the level of the rule, downwards (a vendor that is only guessed). */
  readonly severity?: Severity;
}

/** A file that several lines may name, and one of the places where its name stands. */
export interface Cause {
  readonly path: string;
  readonly at: Location;
}

/** What a user sees: plain data, in the order file, offset, rule. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly category: Category;
  readonly message: string;
  readonly at: Location;
  readonly notes: readonly Note[];
  readonly fixes: readonly Fix[];
  readonly unreached?: readonly string[];
  readonly destinations: readonly string[];
  /** Labels of the targets that it concerns. */
  readonly targets: readonly string[];
  readonly url: string;
  readonly sources: readonly string[];
}
