import type { Client } from '../client/client.ts';
import type { Ports } from '../ports.ts';
import type { Criterion } from '../read/match.ts';
import type { ReadLine } from '../read/read.ts';
import type { Problem, ReadContext, Reading } from '../read/types.ts';
import type { PatternList } from '../syntax/cover.ts';
import type { Argument, Directive, Document, Source } from '../syntax/document.ts';
import type { Looks } from './looks.ts';
import type { Opener } from './open.ts';

/** The lines behind one Host or Match, or in front of the first one of a file. One for each time the file is read. */
export interface Block {
  readonly kind: 'global' | 'host' | 'match';
  readonly document: Document;
  readonly header: Directive | undefined;
  /** The block in which the Include stands that brought the file: this block applies only where that one does. */
  readonly outer: Block | undefined;
  /** What a Host line asks for. */
  readonly hosts: PatternList | undefined;
  /** What a Match line asks for. */
  readonly criteria: readonly Criterion[] | undefined;
  /** It and all around it apply to every destination. */
  readonly universal: boolean;
  /** Lines that stand in it, without the header, in the order of reading. */
  readonly steps: Step[];
  /** Lines of other files are read between its own. */
  isInterrupted: boolean;
}

/** A line that the client reads, in the place where it reads it. */
export interface Step {
  /** Position in the order of reading. */
  readonly order: number;
  readonly document: Document;
  /** For Host and Match the block that they begin. */
  readonly block: Block;
  readonly directive: Directive;
  readonly reading: Reading;
  /** Everything that the client has against the line. */
  readonly problems: readonly Problem[];
}

/** One argument of an Include line. */
export interface Inclusion {
  readonly step: Step;
  readonly argument: Argument;
  /** Files that it names, as they are opened. */
  readonly paths: readonly string[];
  /**
   * Why nothing was read where something may be: it hangs on the destination, it lies where nobody may follow, a variable
   * of it is not set, or its tokens and variables are none, over which ssh ends.
   */
  readonly notFollowed: 'destination' | 'outside' | 'unset' | 'broken' | undefined;
  /** Where relative paths begin. */
  readonly home: '~/.ssh' | '/etc/ssh';
  /** Blocks of the files it brought, without those of deeper Includes. */
  readonly blocks: readonly Block[];
}

export type FileProblemKind =
  | 'missing'
  | 'dangling'
  | 'unreadable'
  | 'permissions'
  | 'no-config'
  | 'line-too-long'
  | 'cycle'
  | 'too-deep'
  | 'limit';

/** Something that is wrong with a file as a whole. */
export interface FileProblem {
  readonly kind: FileProblemKind;
  readonly path: string;
  /** Undefined when the file could not be read. */
  readonly source: Source | undefined;
  /** The line that named it; undefined for a file of the request. */
  readonly step: Step | undefined;
  readonly argument: Argument | undefined;
  /** What the system says, or details. */
  readonly message: string;
  readonly looks: Looks | undefined;
  /** This client ends because of it. */
  readonly fatal: boolean;
}

export interface ReadFile {
  readonly source: Source;
  readonly document: Document | undefined;
  readonly role: 'user' | 'system';
  readonly looks: Looks | undefined;
  /** The file whose Include first read it. */
  readonly includedBy: string | undefined;
}

/** A configuration as one client reads it, whatever the destination. */
export interface Config {
  readonly client: Client;
  /** Home folder of the user. */
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly files: readonly ReadFile[];
  /** Every line with a keyword, Includes spliced in. */
  readonly steps: readonly Step[];
  readonly blocks: readonly Block[];
  readonly inclusions: readonly Inclusion[];
  readonly problems: readonly FileProblem[];
  /** Some file was not read because of a limit of ours. */
  readonly cut: boolean;
  /** Some file is read more than once, so that one line of text is several steps. */
  readonly repeats: boolean;
}

export interface ConfigFile {
  readonly path: string;
  readonly role: 'user' | 'system';
  readonly optional?: boolean;
}

/** A folder that will be where ssh reads. */
export interface StandIn {
  readonly for: '~/.ssh' | '/etc/ssh';
  readonly folder: string;
}

export interface LoadRequest {
  readonly files: readonly ConfigFile[];
  readonly client: Client;
  readonly ports: Ports;
  readonly opener: Opener;
  readonly context: ReadContext;
  /** Real paths of folders; Includes are followed below them only, and permissions are not looked at. */
  readonly onlyBelow: readonly string[] | undefined;
  /** Includes of files in its place are looked for in it. */
  readonly standIn?: StandIn | undefined;
  /** Called for every line. */
  readonly tick?: (() => void) | undefined;
}

/** What grows while a configuration is read. */
export interface Loading extends LoadRequest {
  readonly read: Map<string, ReadFile>;
  readonly steps: Step[];
  readonly blocks: Block[];
  readonly inclusions: Inclusion[];
  readonly problems: FileProblem[];
  readonly readLine: ReadLine;
  readonly count: { files: number };
}

/** Where a file stands in the chain of Includes. */
export interface Place {
  readonly role: 'user' | 'system';
  readonly outer: Block | undefined;
  /** Paths from the file of the request to the one that Includes this one. */
  readonly chain: readonly string[];
}
