import { serviceUnavailable } from '../users/rejection';
import type { Store } from './store';

/** Returned by an attempt that must be retried. `cause` says why. */
export class Retry {
  constructor(readonly cause: unknown) {}
}

/** Milliseconds. With the max pause, 200 concurrent changes of one user are spread widely enough that each succeeds. */
const firstPause = 10;
const maxPause = 2000;

/**
 * Runs an attempt until it returns a result or the time is used up. The pauses between attempts are random, and their upper limit doubles
 * each time. Source: AWS Architecture Blog, "Exponential Backoff And Jitter".
 * @throws service-unavailable when the next attempt would start after the store's deadline; the errors of the attempt
 */
export async function retrying<T>({ deadline, now }: Store, attempt: () => Promise<T | Retry>): Promise<T> {
  for (let n = 1; ; n += 1) {
    const outcome = await attempt();
    if (!(outcome instanceof Retry)) return outcome;
    const pause = Math.random() * Math.min(maxPause, firstPause * 2 ** n);
    if (now() + pause >= deadline) throw serviceUnavailable(outcome.cause);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
