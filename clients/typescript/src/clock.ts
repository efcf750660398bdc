/** Time and chance; another one in tests. */
export interface Clock {
  /** Milliseconds since a moment of the platform's choice. Setting the device's clock does not change it, where the platform has such a clock. */
  now(): number;
  /** From 0 up to 1. */
  random(): number;
  /** Runs something once, so many milliseconds from now, unless the returned function is called before. */
  after(milliseconds: number, run: () => void): () => void;
}

/** The longest time that timers take; with a longer one they run at once. */
const longest = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => (typeof performance === 'undefined' ? Date : performance).now(),
  random: Math.random,
  after: (milliseconds, run) => {
    const id = setTimeout(run, Math.min(milliseconds, longest));
    return () => clearTimeout(id);
  },
};
