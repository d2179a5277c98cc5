/** Edits between two words, where swapping two neighbours counts as one; more than `limit` is not told apart. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? limit) + 1);
      row.push(cost);
    }
    // Two neighbours that swap lead from the row before to the next one.
    if (Math.min(...row) > limit && Math.min(...previous) >= limit) return limit + 1;
    [before, previous] = [previous, row];
  }
  return Math.min(previous[b.length] ?? 0, limit + 1);
}

/** Longer than any word that is worth a suggestion. */
const LONGEST = 80;

/** How many edits a slip of the pen may take. */
function slack(word: string): number {
  if (word.length < 3) return 0;
  if (word.length < 6) return 1;
  return word.length < 10 ? 2 : 3;
}

/** The words that someone may have meant, nearest first; all equally near. Compared as they are. */
export function nearest(word: string, candidates: Iterable<string>): readonly string[] {
  if (word.length > LONGEST) return [];
  let limit = slack(word);
  let found: string[] = [];
  for (const candidate of candidates) {
    const edits = distance(word, candidate, limit);
    if (edits > limit || edits * 2 >= candidate.length) continue;
    if (edits < limit) found = [];
    limit = edits;
    found.push(candidate);
  }
  return found;
}

/** The one that is meant: the only nearest one, or the only one of them with the same first letter. */
export function meant(word: string, candidates: Iterable<string>): string | undefined {
  const found = nearest(word, candidates);
  if (found.length <= 1) return found[0];
  const alike = found.filter((candidate) => candidate[0] === word[0]);
  return alike.length === 1 ? alike[0] : undefined;
}
