/**
 * Compares distribution revisions as dpkg does: runs of digits as numbers, `~` before everything, letters before
 * other characters. https://www.debian.org/doc/debian-policy/ch-controlfields.html#version
 */
export function compareRevisions(a: string, b: string): number {
  const left = parts(a);
  const right = parts(b);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = comparePart(left[index] ?? '', right[index] ?? '', index % 2 === 1);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Text and digits by turns, text first: `2+deb12u6` is '', '2', '+deb', '12', 'u', '6'. */
function parts(revision: string): readonly string[] {
  return revision.split(/(\d+)/);
}

function comparePart(a: string, b: string, digits: boolean): number {
  if (digits) return Number(a) - Number(b);
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = weight(a[index]) - weight(b[index]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function weight(character: string | undefined): number {
  if (character === undefined) return 0;
  if (character === '~') return -1;
  return /[a-z]/i.test(character) ? character.charCodeAt(0) : character.charCodeAt(0) + 256;
}
