import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryFailure } from '../../../src/dynamodb/bulk/failure';
import type { Pace } from './pace';

interface Persistence {
  pace: Pace;
  signal: AbortSignal;
}

/** How long DynamoDB may be unavailable before the command ends, in milliseconds. */
const maxOutage = 5 * 60_000;
/** Pause after a call that DynamoDB did not respond to, in milliseconds. */
const outagePause = 2000;

/**
 * Runs a call at a pace, until it succeeds. A call that DynamoDB rejects because the capacity is used up is repeated without end, more slowly. A call
 * that fails because DynamoDB is unavailable is repeated for five minutes.
 * @throws errors of the call that a repetition cannot avoid; the reason of the signal
 */
export async function persist<T>({ pace, signal }: Persistence, call: () => Promise<T>): Promise<T> {
  let unavailableSince: number | undefined;
  for (;;) {
    await pace.ready();
    try {
      const result = await call();
      pace.succeeded();
      return result;
    } catch (error) {
      signal.throwIfAborted();
      const failure = temporaryFailure(error);
      if (failure === undefined) throw error;
      if (failure === 'throttled') {
        // DynamoDB has responded.
        unavailableSince = undefined;
        pace.slowDown();
        continue;
      }
      unavailableSince ??= performance.now();
      if (performance.now() - unavailableSince > maxOutage) throw error;
      await sleep(outagePause, undefined, { signal });
    }
  }
}
