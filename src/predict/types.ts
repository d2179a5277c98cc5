import type { Client } from '../client/client.ts';
import type { RevokedKeys } from '../keys/revoked-keys.ts';
import type { AgentAnswer, KeyFile, KnownHostsFile, PublicKey } from '../keys/types.ts';
import type { Place, Resolution, Spot } from '../resolve/types.ts';
import type { Trust } from '../server/policies.ts';
import type { Fact, Field } from '../server/schema.ts';

/** Where a connection ends. */
export type Phase = 'config' | 'local' | Negotiation | 'key-exchange' | 'hostkey-verify' | 'auth';
type Negotiation = 'kex' | 'hostkey-alg' | 'cipher' | 'mac';

/** What is known of a list: all of it, or some names that are in it and some that are not. */
export interface Names {
  readonly all: readonly string[] | undefined;
  readonly has: readonly string[];
  readonly lacks: readonly string[];
}

export type Confidence = Fact['confidence'];

/** A server as the foretelling sees it; undefined is unknown. */
export interface Server {
  /** Id of the policy, for messages. */
  readonly policy: string;
  /** What a person calls it. */
  readonly name: string;
  readonly trust: Trust;
  /** File that said it, where that is none of ours. */
  readonly saidBy: string | undefined;
  /** The least certain of all its facts counts. */
  readonly confidence: Confidence;
  /** How sure what is known of one field is; a field that is unknown is not in it. */
  readonly confidenceOf: ReadonlyMap<Field, Confidence>;
  /** What holds only where something else is true, and so counts as unknown: `the RSA key was valid before 2021-11-02`. */
  readonly conditional: readonly { readonly field: Field; readonly condition: string; readonly fact: Fact }[];
  /** Behind `SSH-2.0-`; `*` stands for what differs. */
  readonly software: string | undefined;
  readonly kexAlgorithms: Names;
  readonly hostKeyAlgorithms: Names;
  readonly ciphers: Names;
  readonly macs: Names;
  /** `none`: the server sends no server-sig-algs. `some`: it sends them, and `names` are what is known of them. */
  readonly serverSigAlgs: { readonly kind: 'unknown' | 'none' | 'some'; readonly names: Names };
  readonly acceptedSigAlgs: Names;
  readonly userKeyTypes: Names;
  readonly minRsaBits: number | undefined;
  readonly maxAuthTries: number | undefined;
  readonly authMethods: Names;
  readonly requiredMethods: Names;
  readonly users: Names;
  /** Users that everybody logs in as, so that the account follows from the key. */
  readonly sharedUsers: Names;
  /** Fingerprints. */
  readonly enrolledKeys: readonly string[] | undefined;
  readonly hostKeys: readonly ServerHostKey[] | undefined;
  readonly hostCertificate: { readonly ca: string; readonly signatureAlgorithm: string | undefined } | undefined;
  /** Fingerprints of CAs. */
  readonly userCAs: readonly string[] | undefined;
  readonly caSignatureAlgorithms: Names;
  readonly allowTcpForwarding: boolean | undefined;
  readonly pkOkEchoesKeyType: boolean | undefined;
  readonly addressFamilies: readonly string[] | undefined;
  /** All of its host keys are in `hostKeys`. */
  readonly hostKeysComplete: boolean;
}

export interface ServerHostKey {
  readonly type: string | undefined;
  /** `ssh-ed25519 AAAA…`; undefined where only the fingerprint is known. */
  readonly key: string | undefined;
  readonly fingerprint: string;
  readonly status: 'current' | 'retired' | 'revoked';
}

/** A key that the config, the default or the command line names. */
export interface NamedKey {
  /** As ssh prints it, tokens and `~` expanded. */
  readonly path: string;
  /** Where nothing could be expanded: what ssh says. */
  readonly problem: string | undefined;
  /** What set it; undefined for a default and the command line. */
  readonly place: Place | undefined;
  readonly origin: 'config' | 'command-line' | 'default';
  readonly file: KeyFile;
  /** `path.pub`. */
  readonly beside: KeyFile;
  /** `path-cert.pub`. */
  readonly certificate: KeyFile;
}

/** A `CertificateFile`. */
export interface NamedCertificate {
  readonly path: string;
  readonly place: Place | undefined;
  readonly file: KeyFile;
}

/** All that a connection hangs on, gathered; the foretelling itself reads nothing. */
export interface Situation {
  readonly client: Client;
  /** As typed. */
  readonly destination: string;
  readonly resolution: Resolution;
  readonly identities: readonly NamedKey[];
  readonly certificates: readonly NamedCertificate[];
  /** False under `--no-keys`: no key file and no known_hosts was opened. */
  readonly keysRead: boolean;
  readonly agent: AgentAnswer;
  readonly knownHosts: { readonly user: readonly KnownHostsFile[]; readonly global: readonly KnownHostsFile[] };
  /** `RevokedHostKeys`. */
  readonly revoked: readonly RevokedKeys[];
  readonly server: Server | undefined;
  /** Seconds since 1970. */
  readonly now: number;
  /** Who runs ssh; undefined where files have no owners. */
  readonly uid: number | undefined;
  /** One for each host of ProxyJump, in the order in which they are reached. */
  readonly hops: readonly Situation[];
}

export interface Attempt {
  readonly key: string;
  readonly source: 'file' | 'agent' | 'certificate';
  readonly type: string | undefined;
  readonly bits: number | undefined;
  readonly outcome: 'offered' | 'skipped' | 'refused' | 'accepted' | 'unknown';
  readonly signatureAlgorithm: string | undefined;
  readonly reason: string | undefined;
  readonly publicKey: PublicKey | undefined;
  readonly named: NamedKey | undefined;
}

/** Something that decides and is not known. */
export interface Condition {
  /** `the server sends no server-sig-algs` */
  readonly if: string;
  readonly verdict: 'ok' | 'fail';
  readonly cause: string | undefined;
  readonly sshMessage: string | undefined;
  readonly repair: Repair | undefined;
}

/** Something to do, with text to paste where there is one. */
export interface Repair {
  /** One sentence. */
  readonly text: string;
  /** Lines for the config, without indentation. */
  readonly lines: readonly string[];
  /** The block that they belong to: `Host git.example.com`. */
  readonly block: string | undefined;
  /** The line that they must stand above, as the first value wins. */
  readonly above: Place | undefined;
  /** A command for the shell. */
  readonly command: string | undefined;
  /** It lets go of something: SHA-1, checking. */
  readonly weakens: boolean;
  /** What its lines change, where that is one option of this destination alone. */
  readonly change?: OptionChange;
}

/** Names that a list needs besides those that it has, behind or before them; or another value. */
export type OptionChange =
  | { readonly option: string; readonly names: readonly string[]; readonly at: 'end' | 'head' }
  | { readonly option: string; readonly value: string };

export interface Negotiated {
  readonly kex: string | undefined;
  readonly hostKeyAlgorithm: string | undefined;
  readonly cipher: string | undefined;
  readonly mac: string | undefined;
  readonly key: string | undefined;
  readonly signatureAlgorithm: string | undefined;
}

/** What will happen. */
export interface Verdict {
  readonly situation: Situation;
  readonly hostName: string;
  readonly port: number;
  readonly user: string;
  readonly verdict: 'ok' | 'fail' | 'unknown';
  readonly phase: Phase | undefined;
  /** Id from the table of causes. */
  readonly cause: string | undefined;
  readonly side: 'client' | 'server' | 'both' | undefined;
  /** One sentence for a person. */
  readonly message: string | undefined;
  /** What ssh of this version will print. */
  readonly sshMessage: string | undefined;
  /** The line of the config that decides; undefined: a default. */
  readonly decidedBy: Place | Spot | undefined;
  /** What decides where no line does: `the default of PubkeyAcceptedAlgorithms in 9.2`. */
  readonly decidedByDefault: string | undefined;
  /** Smallest first, then the better way. */
  readonly repairs: readonly Repair[];
  readonly fallback: readonly string[];
  readonly conditions: readonly Condition[];
  readonly negotiated: Negotiated;
  readonly attempts: readonly Attempt[];
  /** `enrolledKeys` proves the key. */
  readonly proved: boolean;
  /** Side remarks, one sentence each: `HOME` differs, an agent that does not answer. */
  readonly remarks: readonly string[];
  readonly hops: readonly Verdict[];
}
