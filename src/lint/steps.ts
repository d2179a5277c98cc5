import type { Config, Step } from '../load/config.ts';
import type { Analysis } from './analysis.ts';

const WORDS: Readonly<Record<string, string>> = { true: 'yes', false: 'no' };

/** The first value of a line as ssh keeps it, without quotes; the words of enumerations are `yes` and `no`. */
export function valueOfStep({ reading }: Step): string {
  const value = reading.settings[0]?.values[0] ?? '';
  return reading.facts?.option?.kind === 'enum' ? (WORDS[value] ?? value) : value;
}

/** Whether a line stands in a file of the user's, not of the system. */
export function isUserFile({ document }: Step, { files }: Config): boolean {
  return files.some((file) => file.document === document && file.role === 'user');
}

interface Knowing {
  readonly analysis: Analysis;
}

/** Whether no destination gets a line, because others are always read first. */
export function isDead(step: Step, { analysis }: Knowing): boolean {
  return analysis.shadows().has(step);
}
