import type { Connection } from './connection.js';
import { exchange } from './exchange.js';
import { retriesHeader } from './generated/operations.js';
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
  readonly isLost: boolean;
}

/** Sends a request until there is an outcome that sending it again would not change, or no time left. Never rejects. */
export async function attempts(connection: Connection, request: PreparedRequest, options: CallOptions): Promise<Settled> {
  const limit = (name: keyof Timeout): number => options.timeout?.[name] ?? connection.timeout?.[name] ?? limits[name];
  const most = isRepeatable(request) ? (options.retries ?? connection.retries ?? 3) : 0;
  const deadline = connection.now() + limit('total');
  const { race, close } = lifetime(connection, limit('total'), options.signal);
  const tokens = !('authorization' in request.headers) && connection.tokens;
  let refused: string | undefined;
  let tries = 0;
  let isLost = false;
  const attempt = async (retry: number): Promise<Outcome> => {
    const token = await race(tokens ? tokens(refused, race) : Promise.resolve(''));
    if (typeof token !== 'string') return token;
    tries += 1;
    const headers = { ...request.headers };
    if (token) headers['authorization'] = `Bearer ${token}`;
    if (retry) headers[retriesHeader] = String(retry);
    const outcome = await exchange(connection, { ...request, headers }, limit('try'), race);
    if (outcome.status !== 401 || !token || refused) return outcome;
    refused = token;
    return attempt(retry);
  };
  let outcome = await attempt(0);
  for (let retry = 0; retry < most && isPassing(outcome);) {
    const wait = waitBefore(outcome, retry, connection);
    if (connection.now() + wait >= deadline || options.signal?.aborted) break;
    isLost ||= outcome.status !== 429;
    const pause = lifetime(connection, wait);
    await race(pause.ended);
    pause.close();
    retry += 1;
    outcome = await attempt(retry);
  }
  close();
  return { ...outcome, tries, isLost };
}
