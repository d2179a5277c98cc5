/** An OpenSSH release, `9.9p2` = `{ major: 9, minor: 9, patch: 2 }`. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** Who built the client: patches, defaults and keywords differ. */
export type Vendor = 'upstream' | 'debian' | 'ubuntu' | 'redhat' | 'apple' | 'microsoft';

/** How the client treats a spelling: acts on it, drops it silently, drops it with a message. */
export type KeywordState = 'active' | 'deprecated' | 'ignored' | 'unsupported';

/** How a value is read. `special` kinds are read by code of their own, named like the option. */
export type ValueKind =
  | 'flag'
  | 'enum'
  | 'int'
  | 'time'
  | 'string'
  | 'path'
  | 'command'
  | 'algorithms'
  | 'forward'
  | 'files'
  | 'special';

/** The lists of algorithms that a client has. */
export type AlgorithmClass = 'ciphers' | 'macs' | 'kex' | 'hostkey' | 'pubkey' | 'hostbased' | 'casignature';

/** One option as one client reads, fills and prints it. */
export interface OptionFacts {
  /** The modern name in lower case: `pubkeyacceptedalgorithms`. One option may have several spellings. */
  readonly id: string;
  /** As `ssh -G` of this client spells it: `pubkeyacceptedkeytypes` up to 8.4; undefined when it is not printed. */
  readonly printed: string | undefined;
  readonly kind: ValueKind;
  /** Accepted word -> word that `ssh -G` prints for it. Only for `flag` and `enum`. */
  readonly words: ReadonlyMap<string, string> | undefined;
  /** Words are compared in lower case. */
  readonly ignoreCase: boolean;
  /** Every active line adds to the value. */
  readonly accumulates: boolean;
  /** The list that the value is applied to. Only for `algorithms`. */
  readonly algorithms: AlgorithmClass | undefined;
  /** Value when nothing sets it, as `ssh -G` prints it; undefined when it has none or it is computed. */
  readonly defaultValue: string | undefined;
  /** Letters of the percent tokens that the value expands (`h`, `%` …); empty when it expands none. */
  readonly tokens: string;
  /** `${NAME}` is expanded. */
  readonly environment: boolean;
}

/** One spelling, as one client knows it. */
export interface KeywordFacts {
  /** As ssh_config(5) spells it: `PubkeyAcceptedAlgorithms`. */
  readonly name: string;
  readonly state: KeywordState;
  /** Set when `state` is `active`. */
  readonly option: OptionFacts | undefined;
}

/** What one class of algorithms holds in one client. */
export interface AlgorithmFacts {
  /** Every name that is compiled in, in the order of the client's own table. */
  readonly supported: readonly string[];
  /** The default list, in order. */
  readonly defaults: readonly string[];
}

/** Which client to speak of. `parseTarget` and `installedClient` make these. */
export interface ClientSpec {
  /** As the user named it, for messages: `9.2`, `debian-12`. */
  readonly label: string;
  readonly version: Version;
  readonly vendor: Vendor;
  /** `false` where the vendor is only guessed: vendor keywords are then warnings. */
  readonly vendorCertain: boolean;
  /** Distribution revision, `2+deb12u10`; undefined upstream. */
  readonly revision: string | undefined;
  /** Built with libcrypto; 7.7 and 7.8 of the conformance table are not. */
  readonly libcrypto: boolean;
  /** The system's crypto policy lets it make and check signatures with SHA-1. */
  readonly sha1Signatures: boolean;
  /** The system runs in FIPS mode. */
  readonly fips: boolean;
  /** `OpenSSH_9.2p1`, what `Match version` sees. */
  readonly banner: string;
}

/** An OpenSSH client build: everything that depends on who reads a config. */
export interface Client extends ClientSpec {
  /** The keyword in lower case -> facts; undefined when this client does not know it. */
  keyword(name: string): KeywordFacts | undefined;
  /** Every spelling that this client knows, in lower case. */
  readonly keywords: readonly string[];
  option(id: string): OptionFacts | undefined;
  algorithms(of: AlgorithmClass): AlgorithmFacts;
  /** Whether a dated behaviour holds in this client; ids and sources stand in data/behaviours.json. */
  does(behaviour: string): boolean;
  /** Names of the lines of `ssh -G` in order, as printed. */
  readonly dumpOrder: readonly string[];
}
