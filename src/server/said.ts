import type { Confidence } from '../predict/types.ts';

/** A fact that comes from one place, and not from policies/*.json. */
export function said<const T>(value: T, source: string, confidence: Confidence = 'high') {
  return { value, confidence, sources: [source] } as const;
}
