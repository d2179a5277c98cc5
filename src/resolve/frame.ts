import type { Run } from './run.ts';

/** Whether the lines that come next apply. Every Host and Match line changes it. */
export interface Block {
  active: boolean;
  /** It is one of Host or Match, and not what stands in front of the first of them. */
  isNamed: boolean;
}

/** How a file is read. */
export interface Reach {
  /** A user's file: `~` and relative paths of Include start in the home. */
  readonly asUser: boolean;
  /** Owner and mode are checked. */
  readonly checked: boolean;
  /** Inside a block that does not apply: nothing in it can. */
  readonly never: boolean;
  /** How many Includes lead to it. */
  readonly depth: number;
}

/** Where lines are read. */
export interface Frame {
  readonly run: Run;
  readonly block: Block;
  readonly reach: Reach;
}
