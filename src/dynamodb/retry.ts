import { serviceUnavailable } from '../users/refusal';

/** What an attempt gives when it has to be made again. */
export class Again {
  constructor(readonly cause: unknown) {}
}

/** Milliseconds. With the longest pause, 200 changes of one user at once are spread widely enough for each to find its turn. */
const firstPause = 10;
const longestPause = 2000;

/**
 * Makes the attempt until it settles or the time is used up, with pauses of random length that grow (AWS Architecture Blog: Exponential Backoff And Jitter).
 * @param deadline epoch milliseconds after which no attempt may begin
 * @throws service-unavailable when the time is used up
 */
export async function retrying<T>(deadline: number, attempt: () => Promise<T | Again>): Promise<T> {
  for (let n = 1; ; n += 1) {
    const outcome = await attempt();
    if (!(outcome instanceof Again)) return outcome;
    const pause = Math.random() * Math.min(longestPause, firstPause * 2 ** n);
    if (Date.now() + pause >= deadline) throw serviceUnavailable(outcome.cause);
    await new Promise((settle) => setTimeout(settle, pause));
  }
}
