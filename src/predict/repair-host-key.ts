import type { Case, Forecast } from './forecast.ts';
import type { Repair } from './types.ts';

export function hostKeyRepairs(_each: Case, _forecast: Forecast): readonly Repair[] {
  return [];
}
