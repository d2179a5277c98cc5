import { systems } from '../client/data.ts';
import { builtInIds } from './ids.ts';

/** Names of system releases that a policy may be called by. */
export function systemNames(): readonly string[] {
  return Object.entries(systems).flatMap(([id, { aliases = [] }]) => [id, ...aliases]);
}

/** Every name that a policy has, besides those of a configuration. No policy is read for it. */
export function knownNames(): readonly string[] {
  return [...new Set([...builtInIds, ...systemNames()])];
}
