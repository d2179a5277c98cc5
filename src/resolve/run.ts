import type { Client } from '../client/client.ts';
import type { ReadLine } from '../read/read.ts';
import type { Message, ReadContext } from '../read/types.ts';
import type { Dialect, Document } from '../syntax/document.ts';
import { logged } from './log.ts';
import { type State, valueIn } from './state.ts';
import type { Assumption, Place } from './types.ts';
import type { World } from './world.ts';

/** One resolving of one destination: what is known, said and assumed so far. Changed as ssh changes its globals. */
export interface Run {
  readonly client: Client;
  readonly world: World;
  readonly context: ReadContext;
  readonly dialect: Dialect;
  readonly read: ReadLine;
  readonly open: (path: string) => Document | OpenProblem;
  readonly state: State;
  readonly messages: string[];
  readonly documents: Document[];
  readonly assumptions: Assumption[];
  /** Things that were not read because of a limit of ours. */
  readonly limits: string[];
  /** Answers to `Match exec`, by place and command. */
  readonly answers: Map<string, boolean>;
  readonly ask: (place: Place, command: string) => boolean;
  /** As typed. */
  originalHost: string;
  /** What Host patterns are compared with: as typed, in the second pass the final host name. */
  host: string;
  final: boolean;
  wantFinal: boolean;
  remoteCommand: string;
  /** -l or user@ set the user. */
  typedUser: boolean;
  /** -s was given. */
  subsystem: boolean;
  /** -W was given. */
  stdioForward: boolean;
  /** LogLevel decides what is said. */
  silent: boolean;
}

export interface OpenProblem {
  readonly problem: 'missing' | 'unreadable' | 'limit';
  readonly message: string;
}

/** `QUIET` says nothing, `FATAL` only what ends ssh. */
function isHeard(run: Run, fatal: boolean): boolean {
  if (!run.silent) return true;
  const level = valueIn(run.state, 'loglevel');
  if (level === 'FATAL') return fatal;
  return level !== 'QUIET' && level !== 'SILENT';
}

/** Says something as ssh logs it. */
export function say(run: Run, text: string, fatal = false): void {
  if (isHeard(run, fatal)) run.messages.push(logged(text));
}

export function sayAt(run: Run, message: Message, place: Place, fatal = false): void {
  const { path } = place.document.source;
  const number = place.directive.lineNumber;
  switch (message.style) {
    case 'bare':
      return say(run, message.text, fatal);
    case 'colon':
      return say(run, `${path}: line ${number}: ${message.text}`, fatal);
    case 'line':
      return say(run, `${path} line ${number}: ${message.text}`, fatal);
  }
}
