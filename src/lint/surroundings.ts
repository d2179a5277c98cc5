import type { Render } from '../fix/block.ts';
import type { KeyFile, KnownHostsFile, PublicKey } from '../keys/types.ts';
import type { Block, Config, Step } from '../load/config.ts';
import type { Verdict } from '../predict/types.ts';
import type { Location } from './finding.ts';

/** What linting may learn of the world around a config. Whoever has it gives it; without it, nobody asks. */
export interface Surroundings {
  /** Destinations that the config names and of whose server, or host keys, something is known. */
  readonly connections: (config: Config) => readonly Connection[];
  /** Lines that name files of keys or of known hosts, with what stands there. */
  readonly namedFiles: (config: Config) => readonly NamedFile[];
  /** Lines that name a place which must be there, in the same way for every destination. */
  readonly namedPlaces: (config: Config) => readonly NamedPlace[];
  /** What the agent of the environment has besides the default keys, as it calls them; undefined where nobody can say. */
  readonly foreignKeys?: (config: Config) => readonly string[] | undefined;
  /** What is foretold of a destination with other texts of files, by path; undefined where nobody can tell. */
  readonly foretell?: Foretell;
  /** What lines that a server needs are written with. */
  readonly pen?: Pen;
}

export type Foretell = (destination: string, texts: ReadonlyMap<string, string>) => Verdict | undefined;

/** Of changed texts so many verdicts are kept, as each holds a whole config that was read anew. */
const MOST_CHANGED = 10;

/** The same, where a destination is foretold once for each state of the texts: what its connections say is known then. */
export function remembering(surroundings: Surroundings): Surroundings {
  const { foretell } = surroundings;
  if (foretell === undefined) return surroundings;
  const asItIs = new Map<string, Verdict | undefined>();
  const changed = new Map<string, Verdict | undefined>();
  return {
    ...surroundings,
    connections(config) {
      const found = surroundings.connections(config);
      for (const { destination, verdict } of found) asItIs.set(destination, verdict);
      return found;
    },
    foretell(destination, texts) {
      const isAsItIs = texts.size === 0;
      const known = isAsItIs ? asItIs : changed;
      const key = isAsItIs ? destination : JSON.stringify([destination, ...texts]);
      if (!known.has(key)) known.set(key, foretell(destination, texts));
      const verdict = known.get(key);
      const [oldest] = changed.keys();
      if (oldest !== undefined && changed.size > MOST_CHANGED) changed.delete(oldest);
      return verdict;
    },
  };
}

/** How blocks are rendered, and the ISO date of their markers. */
export interface Pen {
  readonly render: Render;
  readonly date: string;
}

/** What is foretold of a destination that the config names. */
export interface Connection {
  /** As a user would type it. */
  readonly destination: string;
  readonly verdict: Verdict;
  /** What would be foretold with other texts. */
  readonly foretell?: Foretell;
  /** The smallest place that decides: the value of a line, else the name in the Host line. */
  readonly at: Location;
  /** The block of that place. */
  readonly scope: Block | undefined;
}

/** A line that names the socket of an agent, the folder of a socket that is shared, a library, or a program. */
export interface NamedPlace {
  readonly step: Step;
  readonly kind: 'agent' | 'socket-folder' | 'library' | 'program';
  readonly at: Location;
  /** As it is written; of a command the name of the program. */
  readonly written: string;
  readonly isThere: () => boolean;
  /** The name of the file system, where no socket can stand on it. */
  readonly withoutSockets: () => string | undefined;
}

/**
 * A line that names a file, once for each file; a line whose path hangs on the destination is not among them. Where no
 * line names a key, those that ssh tries by default are, as far as they are there; likewise the user's known hosts.
 */
export interface NamedFile {
  /** Undefined for a default. */
  readonly step: Step | undefined;
  /** Where the name stands; of a default, the first name in a Host line. */
  readonly at: Location;
  /** As it is written: `~/.ssh/id_work`. */
  readonly written: string;
  /** Expanded. */
  readonly path: string;
  readonly kind: 'identity' | 'certificate' | 'known-hosts' | 'revoked';
  /** What stands at the path; of an identity what lies beside it, too. */
  readonly file: () => KeyFile;
  readonly beside: () => KeyFile;
  readonly certificate: () => KeyFile;
  /** What a name that ends in `.pub` has without it. */
  readonly privateHalf: () => KeyFile;
  readonly knownHosts: () => KnownHostsFile;
  /** Undefined where nobody can say what the agent has. */
  readonly agentKeys: readonly PublicKey[] | undefined;
  /** Who runs ssh; undefined where files have no owners. */
  readonly uid: number | undefined;
  /** Seconds since 1970. */
  readonly now: number;
}
