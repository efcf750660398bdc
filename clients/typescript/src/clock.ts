/** Time and chance; another one in tests. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 up to 1. */
  random(): number;
  /** Runs something once, so many milliseconds from now, unless the function that it gives is called before. */
  after(milliseconds: number, run: () => void): () => void;
}

/** What timers take at the most; they run at once when asked for more. */
const longest = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: Date.now,
  random: Math.random,
  after: (milliseconds, run) => {
    const id = setTimeout(run, Math.min(milliseconds, longest));
    return () => clearTimeout(id);
  },
};

export interface Timer<Value> {
  readonly done: Promise<Value>;
  stop(): void;
}

/** Gives a value after so many milliseconds. */
export function timer<Value>(clock: Clock, milliseconds: number, value: Value): Timer<Value> {
  let stop = (): void => {};
  const done = new Promise<Value>((settle) => {
    stop = clock.after(milliseconds, () => settle(value));
  });
  return { done, stop };
}
