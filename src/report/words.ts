import type { Finding, Note } from '../lint/finding.ts';
import { maskText } from './secrets.ts';
import { visible } from './text.ts';

/** A text of ours as it may be shown anywhere: on one line, without secrets and without what acts on a terminal. */
export function plainText(text: string): string {
  return visible(maskText(text));
}

/** What is said besides the message, each on a line: notes, fixes, and whom it concerns. */
export function remarksOf(finding: Finding, noteText: (note: Note) => string): readonly string[] {
  const { notes, fixes, destinations } = finding;
  const more = destinations.length > 3 ? [`${destinations.length - 3} more`] : [];
  const names = [...destinations.slice(0, 3), ...more].join(', ');
  return [
    ...notes.map((note) => `note: ${noteText(note)}`),
    ...fixes.map(({ title, safety }) => `fix: ${plainText(title)} (${safety})`),
    ...(names === '' ? [] : [`for: ${visible(names)}`]),
  ];
}
