import { weakness } from '../lint/weak.ts';
import { classes } from '../predict/terms.ts';

/** What a policy proves that a destination needs, so that it can be reached; or needs no more. */
export interface Need {
  /** As it is typed. */
  readonly destination: string;
  /** `more`: it cannot be reached without. `less`: as well without. `route`: a jump host is to be reached through itself. */
  readonly kind: 'more' | 'less' | 'route';
  /** Each is about another option. */
  readonly changes: readonly Change[];
  readonly policy: string;
  /** ISO date for the marker. */
  readonly date: string;
}

export type Change = NeededNames | NeededValue;

interface Spelt {
  /** Id of the option, `pubkeyacceptedalgorithms`. */
  readonly option: string;
  /** As every target reads it, `PubkeyAcceptedKeyTypes`. */
  readonly keyword: string;
}

export interface NeededNames extends Spelt {
  readonly names: readonly string[];
  /** Behind the names of its list of today, or before them. */
  readonly at: 'end' | 'head';
}

export interface NeededValue extends Spelt {
  readonly value: string;
}

const MARKER = /^[ \t]*#[ \t]*ssh-lint: .+ for this host only, needed by .+, \d{4}-\d\d-\d\d[ \t]*\r?\n?$/;

/** Whether a line is the comment of `markerOf`. */
export function isMarker(line: string): boolean {
  return MARKER.test(line);
}

const isList = (option: string): option is keyof typeof classes => Object.hasOwn(classes, option);

/** Each name that weakens the connection, with what is wrong with it. */
export function weakNames(change: Change): readonly string[] {
  if ('value' in change || !isList(change.option)) return [];
  const of = classes[change.option];
  return change.names.flatMap((name) => {
    const why = weakness(of, name);
    return why === undefined ? [] : [`${name} (${why})`];
  });
}

/** The comment above the line, by which a rule finds it again; undefined where nothing is weakened. */
export function markerOf(change: Change, { policy, date }: Pick<Need, 'policy' | 'date'>): string | undefined {
  const names = weakNames(change);
  return names.length === 0
    ? undefined
    : `ssh-lint: ${names.join(', ')} for this host only, needed by ${policy}, ${date}`;
}
