import type { Clock } from './clock.js';
import { noAnswer, type Outcome } from './outcome.js';
import { onAbort, type Signal } from './signal.js';

/** A time that ends when it is up, or when a signal is aborted. */
export interface Lifetime {
  /** Resolves at the end, with the reason. */
  readonly ended: Promise<Outcome>;
  /** What `work` gives, or why the time ended before. */
  race<Result>(work: Result | Promise<Result>): Promise<Result | Outcome>;
  /** Forgets timer and signal. */
  close(): void;
}

/** @param milliseconds that the time has */
export function lifetime(clock: Clock, milliseconds: number, signal?: Signal): Lifetime {
  let end: (outcome: Outcome) => void = () => {};
  const ended = new Promise<Outcome>((settle) => {
    end = settle;
  });
  const stop = clock.after(milliseconds, () => end(noAnswer('timeout')));
  // The reason of a signal of `AbortSignal.timeout` has this name.
  const leave =
    signal && onAbort(signal, () => end(noAnswer(signal.reason?.name === 'TimeoutError' ? 'timeout' : 'cancelled', signal.reason)));
  return {
    ended,
    race: (work) => Promise.race([ended, work]),
    close() {
      stop();
      leave?.();
    },
  };
}
