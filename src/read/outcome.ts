import type { Span } from '../syntax/document.ts';
import type { Merge, Message, Problem, ProblemCode, ReadContext, Setting } from './types.ts';

/** What reading the arguments of one line gave. */
export interface Outcome {
  readonly settings: readonly Setting[];
  readonly problems: readonly Problem[];
}

/** The line is good and sets nothing. */
export const NOTHING: Outcome = { settings: [], problems: [] };

/** The line is good and sets these. */
export function done(...settings: readonly Setting[]): Outcome {
  return { settings, problems: [] };
}

/** A value, or several, for a slot. */
export function set(slot: string, value: string | readonly string[], merge: Merge = 'first'): Setting {
  return { slot, values: typeof value === 'string' ? [value] : value, merge, always: false, limit: undefined };
}

/** A message with file and line in front. */
export function line(text: string): Message {
  return { style: 'line', text };
}

/** What is wrong with a value. */
export interface Failure {
  readonly code: ProblemCode;
  readonly span: Span;
  readonly messages: string | readonly Message[];
  /** Ends the reading in every client; else only up to 8.4. */
  readonly fatal?: boolean;
}

/** A value that the client refuses: fatal at once up to 8.4, counted from 8.5. */
export function problem(failure: Failure, context: ReadContext): Problem {
  const { code, span, messages } = failure;
  const counted = context.client.does('counts-value-errors') && failure.fatal !== true;
  return {
    code,
    span,
    messages: typeof messages === 'string' ? [line(messages)] : messages,
    weight: counted ? 'bad' : 'fatal',
    onlyActive: false,
  };
}

/** The line sets nothing, because of this. */
export function refuse(failure: Failure, context: ReadContext): Outcome {
  return { settings: [], problems: [problem(failure, context)] };
}
