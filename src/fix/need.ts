/** What a policy proves that a destination needs, so that it can be reached. */
export interface Need {
  /** As it is typed. */
  readonly destination: string;
  /** Id of the option, `pubkeyacceptedalgorithms`. */
  readonly option: string;
  /** As every target reads it, `PubkeyAcceptedKeyTypes`. */
  readonly keyword: string;
  /** Exactly those that are missing from its list of today. */
  readonly names: readonly string[];
  readonly policy: string;
  /** Whether the policy may be relied on; else who claims it. */
  readonly trusted: boolean;
  readonly saidBy: string | undefined;
  /** ISO date for the marker. */
  readonly date: string;
}

/** The comment above the line, by which a rule finds it again. */
export function markerOf({ names, policy, date }: Need): string {
  const shown = names.map((name) => (/^ssh-rsa(?:-cert|$)/.test(name) ? `${name} (SHA-1)` : name)).join(', ');
  return `ssh-lint: ${shown} for this host only, needed by ${policy}, ${date}`;
}
