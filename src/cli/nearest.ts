import { nearest } from '../lint/nearest.ts';

/** `; did you mean …?`, or nothing. */
export function didYouMean(word: string, names: readonly string[]): string {
  const name = meant(word, names);
  return name === undefined ? '' : `; did you mean \`${name}\`?`;
}

/** The name that was probably meant: the nearest, or the only one that begins so. */
function meant(word: string, names: readonly string[]): string | undefined {
  const wanted = word.toLowerCase();
  const near = nearest(wanted, names);
  if (near.length > 0 || wanted.length < 3) return near[0];
  const longer = names.filter((name) => name.startsWith(wanted));
  return longer.length === 1 ? longer[0] : undefined;
}
