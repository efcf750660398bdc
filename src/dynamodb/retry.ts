import { serviceUnavailable } from '../users/refusal';

/** What an attempt gives when it has to be made again. */
export class Again {
  constructor(readonly cause: unknown) {}
}

const tries = 8;
const firstPause = 25;
const longestPause = 400;

/**
 * Makes the attempt until it settles, with pauses of random length that grow (AWS Architecture Blog: Exponential Backoff And Jitter).
 * @param deadline epoch milliseconds after which no attempt may begin
 * @throws service-unavailable when the tries or the time are used up
 */
export async function retrying<T>(deadline: number, attempt: () => Promise<T | Again>): Promise<T> {
  for (let n = 1; ; n += 1) {
    const outcome = await attempt();
    if (!(outcome instanceof Again)) return outcome;
    const pause = Math.random() * Math.min(longestPause, firstPause * 2 ** n);
    if (n === tries || Date.now() + pause >= deadline) throw serviceUnavailable(outcome.cause);
    await new Promise((settle) => setTimeout(settle, pause));
  }
}
