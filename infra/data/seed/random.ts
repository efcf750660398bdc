/** Returns the next number from 0 (inclusive) to 1 (exclusive). */
export type Random = () => number;

/** Returns a generator of random numbers (mulberry32). The same seed returns the same numbers. @param seed 32 bits */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Returns one of the values. */
export function pick<T>(random: Random, values: readonly [T, ...T[]]): T {
  return values[Math.floor(random() * values.length)] ?? values[0];
}

export const chance = (random: Random, probability: number): boolean => random() < probability;
