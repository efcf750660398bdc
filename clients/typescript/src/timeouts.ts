import { noResponse, type Outcome, type Signal } from './transport.js';

/** Time and randomness. Tests replace it. */
export interface Clock {
  /** Returns milliseconds since an arbitrary moment. Setting the device's time does not change it, if the platform has a monotonic clock. */
  now(): number;
  /** Returns a number from 0 up to, but not including, 1. */
  random(): number;
  /** Runs a function once after a number of milliseconds. Returns a function that cancels the timer. */
  after(milliseconds: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => (globalThis.performance ?? Date).now(),
  random: Math.random,
  after: (milliseconds, run) => {
    // A timer of more than 2 ** 31 - 1 milliseconds would run at once.
    const id = setTimeout(run, Math.min(milliseconds, 2e9));
    return () => clearTimeout(id);
  },
};

/** A period that ends when its time is over or when one of its signals is aborted. */
export interface TimeLimit {
  /** When the time is over, by the clock. */
  readonly end: number;
  /** Returns the first result of `work`, or the reason why the period ended before. */
  race<Result>(...work: (Result | Promise<Result>)[]): Promise<Result | Outcome>;
  /** Resolves with the kind `timeout` after so many milliseconds, unless the period was closed before. */
  after(milliseconds: number): Promise<Outcome>;
  /** Removes the timers and the listeners. */
  close(): void;
}

/** Starts a period of so many milliseconds. It ends earlier when one of the signals is aborted. */
export const timeLimit = (clock: Clock, milliseconds: number, ...signals: (Signal | undefined)[]): TimeLimit => {
  const stops: Listener[] = [];
  const after = (time: number, ...ending: readonly (Signal | undefined)[]): Promise<Outcome> =>
    new Promise((end) => {
      stops.push(clock.after(time, () => end(noResponse('timeout'))));
      for (const signal of ending) if (signal) stops.push(onAbort(signal, () => end(noResponse('cancelled', signal.reason))));
    });
  const ended = after(milliseconds, ...signals);
  return {
    end: clock.now() + milliseconds,
    after,
    race: (...work) => Promise.race([ended, ...work]),
    close() {
      for (const stop of stops) stop();
    },
  };
};

type Listener = () => void;

/** The listeners of each signal that a call has used. */
const shared = new WeakMap<Signal, Set<Listener>>();

/**
 * Runs a function when the signal is aborted, or at once if it already is.
 * All calls share one event listener, because Node.js warns about more than ten on one signal.
 * @returns a function that removes the listener
 */
const onAbort = (signal: Signal, run: Listener): Listener => {
  const listeners = shared.get(signal) ?? new Set();
  if (!shared.has(signal)) {
    shared.set(signal, listeners);
    signal.addEventListener('abort', () => {
      for (const each of listeners) each();
    });
  }
  listeners.add(run);
  if (signal.aborted) run();
  return () => listeners.delete(run);
};
