import criteriaJson from './data/match-criteria.json' with { type: 'json' };
import { type Build, holds, pick } from './era.ts';
import { own } from './own.ts';
import type { Criteria } from './schema.ts';
import { trusted } from './trusted.ts';

const criteria: Criteria = trusted(criteriaJson);

/** One criterion of Match, as one client knows it. */
export interface CriterionFacts {
  readonly name: string;
  readonly argument: Criteria[string]['argument'];
  /** Patterns are compared in lower case. */
  readonly ignoreCase: boolean;
  /** An empty argument is taken, and matches what is unset. */
  readonly emptyArgument: boolean;
  /** Letters of the percent tokens that the argument expands. */
  readonly tokens: string;
}

/** The name in lower case; undefined when this client does not know it. A `Client` is a `Build`. */
export function criterion(name: string, build: Build): CriterionFacts | undefined {
  const entry = own(criteria, name);
  if (!entry?.eras.some((era) => holds(era, build))) return undefined;
  return {
    name,
    argument: entry.argument,
    ignoreCase: entry.ignoreCase === true,
    emptyArgument: entry.emptyArgument?.some((era) => holds(era, build)) ?? false,
    tokens: pick(entry.tokens, build) ?? '',
  };
}

export function criteriaOf(build: Build): readonly CriterionFacts[] {
  return Object.keys(criteria).flatMap((name) => criterion(name, build) ?? []);
}
