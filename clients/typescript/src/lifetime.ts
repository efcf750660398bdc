import type { Clock } from './clock.js';
import { noAnswer, type Outcome } from './outcome.js';
import type { Signal } from './signal.js';

/** The time that a call has: until its caller cancels it or its time is up. */
export interface Lifetime {
  /** When its time is up, by the clock. */
  readonly deadline: number;
  /** What `work` gives, or how the call ended before. */
  race<Result>(work: Promise<Result>): Promise<Result | Outcome>;
  /** Forgets timer and signal. */
  close(): void;
}

/** @param total in milliseconds */
export function lifetime(clock: Clock, total: number, signal: Signal | undefined): Lifetime {
  let end: (outcome: Outcome) => void = () => {};
  const ended = new Promise<Outcome>((settle) => {
    end = settle;
  });
  const cancel = (): void => end(noAnswer('cancelled'));
  const stop = clock.after(total, () => end(noAnswer('timeout')));
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted) cancel();
  return {
    deadline: clock.now() + total,
    race: (work) => Promise.race([ended, work]),
    close() {
      stop();
      signal?.removeEventListener('abort', cancel);
    },
  };
}
