import { type Format, plainForm } from './format.ts';

const MOST = 3;
/** How much of the words must be shared. */
const ENOUGH = 0.5;

/** The messages that share most words with a line, if they share enough. */
export function nearestTo(line: string, formats: readonly Format[]): readonly string[] {
  const words = wordsOf(plainForm(line).slice(0, 400));
  if (words.size === 0) return [];
  const scored = formats
    .map((format) => ({
      text: format.text.replace(/^\{\}: /, ''),
      score: likeness(words, wordsOf(format.parts.join(' '))),
    }))
    .filter(({ score }) => score >= ENOUGH)
    .toSorted((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  return [...new Set(scored.filter(({ score }) => score >= best * 0.9).map(({ text }) => text))].slice(0, MOST);
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/[a-z][a-z0-9-]{2,40}/g) ?? []);
}

/** Shared words among those of the shorter one, if there are two at least. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared < 2 ? 0 : (2 * shared) / (one.size + other.size);
}
