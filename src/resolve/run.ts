import type { Client } from '../client/client.ts';
import type { ReadLine } from '../read/read.ts';
import type { Message, ReadContext } from '../read/types.ts';
import type { Dialect, Document } from '../syntax/document.ts';
import { logged } from './log.ts';
import { type State, valueIn } from './state.ts';
import type { AppliedComment, Assumption, Place, Spot } from './types.ts';
import type { World } from './world.ts';

/** What is the same for every destination. */
export interface Settled {
  readonly client: Client;
  readonly world: World;
  readonly context: ReadContext;
  readonly dialect: Dialect;
  readonly read: ReadLine;
  readonly open: (path: string) => Document | OpenProblem;
}

/** One resolving of one destination: what is known, said and assumed so far. Changed as ssh changes its globals. */
export interface Run extends Settled {
  readonly state: State;
  readonly messages: string[];
  readonly documents: Document[];
  readonly comments: AppliedComment[];
  readonly assumptions: Assumption[];
  /** Things that were not read because of a limit of ours. */
  readonly limits: string[];
  /** Whether a command of `Match exec` that is not run is taken to match. */
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
  /** The first line that ssh does not put up with. */
  refusedAt: Spot | undefined;
}

/** Why a file is not there as a document; `limit`: one of ours. */
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

/** Says something as ssh logs it; `fatal`: ssh ends with it. */
export function say(run: Run, text: string, fatal = false): void {
  if (isHeard(run, fatal)) run.messages.push(logged(text));
}

/** A message about a line, and whether ssh ends with it. */
export interface Said extends Message {
  readonly fatal?: boolean;
}

function textAt({ document, directive }: Place, message: Message): string {
  const { path } = document.source;
  switch (message.style) {
    case 'bare':
      return message.text;
    case 'colon':
      return `${path}: line ${directive.lineNumber}: ${message.text}`;
    case 'line':
      return `${path} line ${directive.lineNumber}: ${message.text}`;
  }
}

/** Says something about a line, with its place as the message wants it. */
export function sayAt(run: Run, place: Place, message: Said): void {
  say(run, textAt(place, message), message.fatal);
}
