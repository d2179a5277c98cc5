import type { AgentFailure } from '../ports.ts';
import type { Span } from '../syntax/document.ts';

/** The public half of a key. */
export interface PublicKey {
  /** As its blob says: `ssh-rsa`, `ecdsa-sha2-nistp256`, `sk-ssh-ed25519@openssh.com`, of a certificate `ssh-rsa-cert-v01@openssh.com`. */
  readonly type: string;
  /** Of the plain key, as `ssh-keygen -l` counts them; undefined for a type that nobody knows. */
  readonly bits: number | undefined;
  /** The whole blob in base64, as in a `.pub`. */
  readonly blob: string;
  /** `SHA256:…`, as `ssh-keygen -l`: of a certificate, that of the key in it. Computed when it is asked for. */
  readonly fingerprint: string;
  /** What makes it a certificate. */
  readonly certificate: Certificate | undefined;
}

export interface Certificate {
  readonly kind: 'user' | 'host';
  readonly keyId: string;
  /** Decimal: it has 64 bits. */
  readonly serial: string;
  /** Empty: any name. */
  readonly principals: readonly string[];
  /** Seconds since 1970; undefined: `always` and `forever`. */
  readonly validAfter: number | undefined;
  readonly validBefore: number | undefined;
  readonly criticalOptions: readonly string[];
  /** The certified key without its certificate. */
  readonly key: PublicKey;
  readonly ca: PublicKey;
  /** The CA's signature: `rsa-sha2-512`. */
  readonly signatureAlgorithm: string;
}

export type KeyFormat =
  /** `BEGIN OPENSSH PRIVATE KEY`. */
  | 'openssh'
  /** `BEGIN RSA PRIVATE KEY`, `BEGIN EC PRIVATE KEY`, `BEGIN DSA PRIVATE KEY`. */
  | 'pem'
  | 'pkcs8'
  /** One line as in a `.pub`, certificates too. */
  | 'public'
  /** PuTTY's. */
  | 'ppk'
  /** `---- BEGIN SSH2 PUBLIC KEY ----`. */
  | 'rfc4716'
  /** Protocol 1. */
  | 'ssh1'
  | 'unknown';

/** Why ssh does not read a key file, in words of ours: never a word of its text. None of a file that is `readable`. */
export type KeyFault =
  | 'empty'
  /** More than is read here. */
  | 'too-large'
  | 'not-a-key'
  | 'truncated'
  | 'damaged'
  /** All on one line. */
  | 'one-line'
  /** Lines end with CR LF: in OpenSSH's own format, elsewhere it does no harm. */
  | 'carriage-returns'
  /** Behind the last line of OpenSSH's own format. */
  | 'no-final-newline'
  | 'byte-order-mark'
  | 'utf-16'
  /** Something stands before the key where nothing may: a blank, an empty line, options. */
  | 'leading-text'
  | 'foreign-format'
  /** RSA of less than 1024 bits. */
  | 'too-short'
  /** A sound key of a type or curve that ssh does not know. */
  | 'unknown-type';

/** What stands at the path of a key. Nothing of a private half is in it. */
export interface KeyFile {
  readonly path: string;
  readonly state: 'present' | 'missing' | 'denied' | 'directory' | 'special' | 'unreadable';
  /** Why it cannot be read, as strerror(3) says; undefined for `present`. */
  readonly reason: string | undefined;
  readonly format: KeyFormat | undefined;
  readonly isPrivate: boolean;
  readonly isEncrypted: boolean;
  /**
   * Whether ssh reads it as it stands, given the passphrase. Of no matter here: its mode, and what only some releases
   * read (DSA up to 9.9, Ed25519 in PKCS#8 since 9.6: `isReadBy`).
   */
  readonly readable: boolean;
  /** The public half where it can be had without a passphrase; also of a file that ssh cannot read. */
  readonly publicKey: PublicKey | undefined;
  /** The public half stands in clear beside the private one: OpenSSH's format, PuTTY's. */
  readonly publicInClear: boolean;
  readonly comment: string;
  readonly faults: readonly KeyFault[];
  readonly mode: number | undefined;
  readonly uid: number | undefined;
}

/** What the agent says. */
export type AgentAnswer =
  | { readonly kind: 'off'; readonly reason: string }
  | { readonly kind: 'listed'; readonly socket: string; readonly keys: readonly AgentKey[] }
  /** Not a socket, nobody listens, somebody else's, no answer in time, an answer that is none. */
  | {
      readonly kind: 'failed';
      readonly socket: string;
      readonly reason: AgentFailure['reason'];
      readonly message: string;
    };

export interface AgentKey {
  readonly key: PublicKey;
  readonly comment: string;
}

/** One line of a known_hosts file. */
export interface KnownHostsLine {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly span: Span;
  readonly marker: 'none' | 'revoked' | 'cert-authority';
  /** As it stands: patterns with commas, or one hashed name. */
  readonly hosts: string;
  readonly key: PublicKey;
}

export interface KnownHostsFault {
  readonly path: string;
  readonly line: number;
  readonly span: Span;
  readonly reason: 'no-key' | 'bad-marker' | 'bad-key' | 'bad-hash' | 'type-mismatch' | 'too-long';
}

/** What must be seen of a line to know whether it matters. */
export interface KnownHostsEntry {
  /** As it stands: patterns with commas, or one hashed name. */
  readonly hosts: string;
  /** From 1. */
  readonly line: number;
}

export interface KnownHostsFile {
  readonly path: string;
  readonly state: KeyFile['state'];
  readonly reason: string | undefined;
  /** The last line has no end: what is appended becomes a part of it. */
  readonly endsOpen: boolean;
  /** Lines that name hosts, broken or not. */
  readonly entries: readonly KnownHostsEntry[];
  /** One line, read when it is asked for; undefined for a comment, or none. */
  readonly at: (line: number) => KnownHostsLine | KnownHostsFault | undefined;
  /** The first line over which `ssh-keygen -R` changes nothing in the file; it knows types of keys by these names. */
  readonly unremovable: (knows: (type: string) => boolean) => number | undefined;
  /** All that are sound, and all that are not: read when asked for, which costs a second for 200,000. */
  readonly lines: readonly KnownHostsLine[];
  readonly faults: readonly KnownHostsFault[];
  /** Those of the faults, and cut hashes, that were meant to say something of a host key and do not: quick. */
  readonly damaged: readonly DamagedLine[];
}

/** A line of known_hosts that ssh passes over, although it was meant for it. */
export interface DamagedLine {
  readonly path: string;
  readonly line: number;
  readonly meant: 'revoke' | 'trust';
  /** The words in the places of hosts and of the type of the key. */
  readonly hosts: string;
  readonly type: string;
  readonly reason: Exclude<KnownHostsFault['reason'], 'too-long'> | 'no-host' | 'utf-16' | 'byte-order-mark';
}
