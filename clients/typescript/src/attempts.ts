import type { Connection } from './connection.js';
import { exchange } from './exchange.js';
import { sdkHeaders } from './generated/operations.js';
import { lifetime } from './lifetime.js';
import type { CallOptions, Timeout } from './options.js';
import type { Outcome } from './outcome.js';
import type { PreparedRequest } from './request.js';
import { isPassing, isRepeatable, waitBefore } from './retry.js';

/** In milliseconds. */
const limits = { try: 15_000, total: 60_000 };

/** How a call ended. */
export interface Settled extends Outcome {
  /** How many requests were sent. */
  readonly tries: number;
  /** Whether a try before the last may have done what was asked, and nobody heard of it. */
  readonly uncertain: boolean;
}

/** Sends a request until there is an outcome that sending it again would not change, or no time left. Never rejects. */
export async function attempts(connection: Connection, request: PreparedRequest, options: CallOptions): Promise<Settled> {
  const { clock } = connection;
  const limit = (name: keyof Timeout): number => options.timeout?.[name] ?? connection.timeout?.[name] ?? limits[name];
  const most = isRepeatable(request) ? (options.retries ?? connection.retries ?? 3) : 0;
  const deadline = clock.now() + limit('total');
  const { race, close } = lifetime(clock, limit('total'), options.signal);
  const { target, ...rest } = request;
  const tokens = !('authorization' in request.headers) && connection.tokens;
  let outcome: Outcome;
  let refused: string | undefined;
  let tries = 0;
  let uncertain = false;
  for (let retry = 0; ; ) {
    const token = await (tokens ? tokens(refused, race) : race(Promise.resolve('')));
    if (typeof token === 'string') {
      const headers = { ...request.headers };
      if (token) headers['authorization'] = `Bearer ${token}`;
      if (retry) headers[sdkHeaders.retries] = String(retry);
      tries += 1;
      outcome = await exchange(connection, { ...rest, url: connection.baseUrl + target, headers }, limit('try'), race);
      if (outcome.status === 401 && token && !refused) {
        refused = token;
        continue;
      }
    } else outcome = token;
    const wait = waitBefore(outcome, retry, clock);
    if (retry >= most || !isPassing(outcome) || clock.now() + wait >= deadline) break;
    uncertain ||= outcome.status !== 429;
    retry += 1;
    const pause = lifetime(clock, wait);
    await race(pause.ended);
    pause.close();
  }
  close();
  return { ...outcome, tries, uncertain };
}
