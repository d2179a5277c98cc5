import type { KnownHostsLine } from '../keys/types.ts';
import type { Authentication } from './auth.ts';
import type { ListId, Terms } from './terms.ts';
import type { Negotiated, Phase, Server, Situation } from './types.ts';

/** One connection to be foretold: the world as it is, or as it would be with other terms. */
export interface Case {
  readonly situation: Situation;
  readonly terms: Terms;
  readonly server: Server | undefined;
}

/** Every way in which a connection ends before the user is in. */
export type CauseId =
  | 'config-refused'
  | 'identity-expansion'
  | 'address-family'
  | 'jump-loop'
  | 'jump-failed'
  | 'jump-forwarding-refused'
  | 'no-common-kex'
  | 'no-common-hostkey-alg'
  | 'no-common-cipher'
  | 'no-common-mac'
  | 'hostkey-too-short'
  | 'hostkey-sha1-forbidden'
  | 'hostkey-unknown'
  | 'hostkey-changed'
  | 'hostkey-revoked'
  | 'hostkey-certificate'
  | 'no-mutual-sigalg'
  | 'sigalg-not-accepted'
  | 'sigalg-sha1-forbidden'
  | 'key-type-not-accepted'
  | 'key-not-listed'
  | 'key-type-unknown'
  | 'key-too-short'
  | 'key-too-short-for-server'
  | 'key-permissions'
  | 'key-unreadable'
  | 'key-damaged'
  | 'key-missing'
  | 'key-private-missing'
  | 'key-mismatch'
  | 'key-encrypted'
  | 'key-not-enrolled'
  | 'key-answer-not-listed'
  | 'certificate-not-accepted'
  | 'certificate-key-not-listed'
  | 'user-not-accepted'
  | 'no-key'
  | 'too-many-failures'
  | 'no-common-method'
  | 'required-method';

/** What is said of a connection on some terms. */
export interface Forecast {
  /** `ok`: nothing that is known stands in the way; what is not known is in `open`, `hostKeyOpen` and the authentication. */
  readonly kind: 'ok' | 'fail';
  readonly phase: Phase | undefined;
  readonly cause: CauseId | undefined;
  readonly negotiated: Negotiated;
  readonly authentication: Authentication | undefined;
  /** What it hangs on. */
  readonly open: readonly Open[];
  /** Whether the host key passes cannot be known: what it hangs on. */
  readonly hostKeyOpen: OpenHostKey | undefined;
  /** What the host key's verdict has to say. */
  readonly detail: Detail;
}

export interface OpenHostKey {
  readonly text: string;
  readonly cause: CauseId;
}

/** A list of which too little is known. */
export interface Open {
  readonly list: ListId;
  /** It hangs on whether the server has one of these. */
  readonly names: readonly string[];
}

/** What a cause needs to be told. */
export interface Detail {
  /** The list that decides. */
  readonly list: ListId | undefined;
  readonly client: readonly string[];
  /** What the server is known to have of it. */
  readonly server: readonly string[];
  /** What ssh prints, where that is known by now. */
  readonly sshMessage: string | undefined;
  /** A sentence that says it better than the table of causes. */
  readonly message: string | undefined;
  /** Lines of known_hosts that decide. */
  readonly lines: readonly KnownHostsLine[];
}

export const nothing: Negotiated = {
  kex: undefined,
  hostKeyAlgorithm: undefined,
  cipher: undefined,
  mac: undefined,
  key: undefined,
  signatureAlgorithm: undefined,
};

export const noDetail: Detail = {
  list: undefined,
  client: [],
  server: [],
  sshMessage: undefined,
  message: undefined,
  lines: [],
};
