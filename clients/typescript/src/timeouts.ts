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

/** The longest delay of a timer, in milliseconds. A longer one would run at once. */
const maxDelay = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => (typeof performance === 'undefined' ? Date : performance).now(),
  random: Math.random,
  after: (milliseconds, run) => {
    const id = setTimeout(run, Math.min(milliseconds, maxDelay));
    return () => clearTimeout(id);
  },
};

/** A period that ends when its time is over or when a signal is aborted. */
export interface TimeLimit {
  /** Resolves at the end of the period, with the reason. */
  readonly ended: Promise<Outcome>;
  /** Returns the result of `work`, or the reason why the period ended before. */
  race<Result>(work: Result | Promise<Result>): Promise<Result | Outcome>;
  /** Removes the timer and the listener. */
  close(): void;
}

/** Starts a period of so many milliseconds. */
export function timeLimit(clock: Clock, milliseconds: number, signal?: Signal): TimeLimit {
  let end: (outcome: Outcome) => void = () => {};
  const ended = new Promise<Outcome>((resolve) => {
    end = resolve;
  });
  const stopTimer = clock.after(milliseconds, () => end(noResponse('timeout')));
  // The reason of a signal of `AbortSignal.timeout` has the name TimeoutError.
  const stopListening =
    signal && onAbort(signal, () => end(noResponse(signal.reason?.name === 'TimeoutError' ? 'timeout' : 'cancelled', signal.reason)));
  return {
    ended,
    race: (work) => Promise.race([ended, work]),
    close() {
      stopTimer();
      stopListening?.();
    },
  };
}

type Listener = () => void;

/** The listeners of each signal, and the one function that is registered with the signal. */
const shared = new WeakMap<Signal, readonly [listeners: Set<Listener>, all: Listener]>();

/**
 * Runs a function when the signal is aborted, or at once if it already is.
 * All calls share one event listener, because Node.js warns about more than ten on one signal.
 * @returns a function that removes the listener
 */
function onAbort(signal: Signal, run: Listener): () => void {
  const [listeners, all] = shared.get(signal) ?? listenTo(signal);
  listeners.add(run);
  if (signal.aborted) run();
  return () => {
    listeners.delete(run);
    if (listeners.size > 0) return;
    shared.delete(signal);
    signal.removeEventListener('abort', all);
  };
}

function listenTo(signal: Signal) {
  const listeners = new Set<Listener>();
  const all = (): void => {
    for (const run of listeners) run();
  };
  const entry = [listeners, all] as const;
  shared.set(signal, entry);
  signal.addEventListener('abort', all);
  return entry;
}
