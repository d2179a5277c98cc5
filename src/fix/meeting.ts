const STAR = '*';
const ANY = '?';
/** Stands where a pattern takes any letter. */
const SOME_LETTER = 'q';

interface State {
  readonly at: readonly [number, number];
  readonly text: string;
}

function letterFor(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return undefined;
  const isOpen = (letter: string): boolean => letter === STAR || letter === ANY;
  if (isOpen(one)) return isOpen(other) ? SOME_LETTER : other;
  return isOpen(other) || one === other ? one : undefined;
}

/** A shortest text that matches both patterns; undefined where there is none, or none is found soon. */
export function meeting(one: string, other: string): string | undefined {
  const seen = new Set<string>();
  let wave: readonly State[] = [{ at: [0, 0], text: '' }];
  for (let round = 0; wave.length > 0 && round < 300; round += 1) {
    const next: State[] = [];
    const waiting = [...wave];
    for (let state = waiting.pop(); state; state = waiting.pop()) {
      const [i, j] = state.at;
      if (seen.has(`${i} ${j}`)) continue;
      seen.add(`${i} ${j}`);
      if (i === one.length && j === other.length) return state.text;
      if (one[i] === STAR) waiting.push({ at: [i + 1, j], text: state.text });
      if (other[j] === STAR) waiting.push({ at: [i, j + 1], text: state.text });
      const letter = letterFor(one[i], other[j]);
      if (letter === undefined || (one[i] === STAR && other[j] === STAR)) continue;
      next.push({
        at: [one[i] === STAR ? i : i + 1, other[j] === STAR ? j : j + 1],
        text: state.text + letter,
      });
    }
    wave = next;
  }
  return undefined;
}

/** A text that matches a pattern, and few others. */
export const sampleOf = (pattern: string): string => pattern.replaceAll('*', 'qz').replaceAll('?', SOME_LETTER);
