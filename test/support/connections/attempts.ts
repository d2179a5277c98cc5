/** A key in the order in which the client came to it. */
export interface TrueAttempt {
  /** As ssh prints it. */
  readonly key: string;
  readonly isCertificate: boolean;
  /** `unusable`: nothing was sent, or the server would have had it and the client could not sign. */
  readonly outcome: 'accepted' | 'refused' | 'skipped' | 'unusable';
  /** In the request that carried a signature. */
  readonly signatureAlgorithm: string | undefined;
}

interface Begun {
  readonly key: string;
  readonly isCertificate: boolean;
}

/** Where the client says which key comes now, and how far it came with it. */
const patterns = {
  offered: /^debug1: Offering (?:(\S+) )?public key: (\S+)(?: (\S+) SHA256:)?/,
  tried: /^debug1: Trying private key: (\S+)/,
  skipped: /^debug1: Skipping (\S+) key (\S+)/,
} as const;

function begun(line: string): Begun | undefined {
  const offered = patterns.offered.exec(line);
  if (offered !== null) {
    const [, before, key = '', behind] = offered;
    return { key, isCertificate: /-CERT$/.test(before ?? behind ?? '') };
  }
  const tried = patterns.tried.exec(line);
  return tried === null ? undefined : { key: tried[1] ?? '', isCertificate: false };
}

/** What was said about one key. */
function outcomeOf(lines: readonly string[]): TrueAttempt['outcome'] {
  const has = (pattern: RegExp): boolean => lines.some((line) => pattern.test(line));
  if (has(/^debug3: receive packet: type 52$/)) return 'accepted';
  // An answer to a query or to a signature; after PK_OK without a signature the next word is about another key.
  if (has(/^debug3: receive packet: type 51$|^Received disconnect|^Disconnected from/)) return 'refused';
  return has(/no mutual signature/) ? 'skipped' : 'unusable';
}

/**
 * Clients up to 7.9 do not say how they sign, only what PK_OK names: some servers name the key's type there, which is not
 * the algorithm where other ones were announced.
 */
function algorithmOf(lines: readonly string[], hasAnnouncement: boolean): string | undefined {
  const signed = lines.flatMap((line) => /sign_and_send_pubkey: signing using (\S+)/.exec(line)?.[1] ?? []).at(-1);
  if (signed !== undefined) return signed;
  const [answered] = lines.flatMap((line) => /Server accepts key: pkalg (\S+)/.exec(line)?.[1] ?? []);
  return answered === 'ssh-rsa' && hasAnnouncement ? undefined : answered;
}

/** `Authenticated using "publickey" with partial success.` counts as accepted. */
const isPartial = (lines: readonly string[]): boolean => lines.some((line) => /partial success/.test(line));

/** All keys of a run, in the client's order; those that it dropped beforehand come first. */
export function attemptsOf(err: string): readonly TrueAttempt[] {
  const lines = err.split(/\r?\n/);
  const dropped = lines.flatMap((line): readonly TrueAttempt[] => {
    const [, type = '', key] = patterns.skipped.exec(line) ?? [];
    if (key === undefined) return [];
    return [{ key, isCertificate: /-CERT$|-cert-/.test(type), outcome: 'skipped', signatureAlgorithm: undefined }];
  });
  const starts = lines.flatMap((line, at) => {
    const start = begun(line);
    return start === undefined ? [] : [{ ...start, at }];
  });
  const hasAnnouncement = /server-sig-algs=</.test(err);
  const tried = starts.map(({ key, isCertificate, at }, index): TrueAttempt => {
    const own = lines.slice(at, starts[index + 1]?.at);
    const outcome = isPartial(own) ? 'accepted' : outcomeOf(own);
    return { key, isCertificate, outcome, signatureAlgorithm: algorithmOf(own, hasAnnouncement) };
  });
  return [...dropped, ...tried];
}
