/** Returns the next number from 0 (inclusive) to 1 (exclusive). */
export type Random = () => number;

/** Returns a generator (mulberry32). The same seed returns the same numbers. */
export function randomOf(...seed: readonly (string | number)[]): Random {
  let state = hashOf(seed.join('|'));
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Returns a number from `min` (inclusive) to `max` (exclusive). */
export const between = (random: Random, min: number, max: number): number => min + random() * (max - min);

export const chance = (random: Random, probability: number): boolean => random() < probability;

/** Returns one of the values. @throws Error for an empty list */
export function pick<T>(random: Random, values: readonly T[]): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('The list is empty.');
  return value;
}

/** FNV-1a over the UTF-16 units, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
