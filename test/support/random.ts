/** A stream of numbers that a seed decides. */
export interface Random {
  /** 0 to `below` - 1. */
  readonly int: (below: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  /** Up to `most` picks. */
  readonly some: <T>(list: readonly T[], most: number) => readonly T[];
}

/** mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (below: number): number => Math.floor(next() * below);
  const pick = <T>(list: readonly T[]): T => {
    const [found] = list.slice(int(list.length));
    if (found === undefined && list.length === 0) throw new Error('nothing to pick from');
    return found ?? pick(list);
  };
  const some = <T>(list: readonly T[], most: number) => Array.from({ length: 1 + int(most) }, () => pick(list));
  return { int, chance: (probability) => next() < probability, pick, some };
}

/** Seeds of neighbouring numbers must not look alike. */
export function seedOf(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of parts.join('\0')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
