import type { Case, CauseId, Detail } from './forecast.ts';
import type { Phase } from './types.ts';

export function hostKeyList({ terms }: Case): readonly string[] {
  return terms.hostKeys;
}

export function verifyHostKey(
  _each: Case,
  _algorithm: string | undefined,
): { readonly phase: Phase; readonly cause: CauseId; readonly detail: Detail } | undefined {
  return undefined;
}
