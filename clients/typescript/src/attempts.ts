import type { Connection } from './connection.js';
import { exchange } from './exchange.js';
import { retriesHeader } from './generated/operations.js';
import { lifetime } from './timeouts.js';
import type { CallOptions, Timeout } from './options.js';
import type { Outcome } from './outcome.js';
import type { PreparedRequest } from './request.js';
import { isRepeatable, waitBefore } from './retry.js';

/** How a call ended. */
export interface Settled extends Outcome {
  /** How many requests were sent. */
  readonly tries: number;
  /** Whether a try before the last may have done what was asked, and nobody heard of it. */
  readonly isLost: boolean;
}

/** Sends a request until there is an outcome that sending it again would not change, or no time left. Never rejects. */
export async function attempts(connection: Connection, request: PreparedRequest, options: CallOptions): Promise<Settled> {
  const limit = (name: keyof Timeout, standard: number): number => options.timeout?.[name] ?? connection.timeout?.[name] ?? standard;
  const most = isRepeatable(request) ? (options.retries ?? connection.retries ?? 3) : 0;
  const total = limit('total', 60_000);
  const deadline = connection.now() + total;
  const { race, close } = lifetime(connection, total, options.signal);
  const tokens = !('authorization' in request.headers) && connection.tokens;
  let refused: string | undefined;
  let tries = 0;
  let retry = 0;
  let isLost = false;
  const attempt = async (): Promise<Outcome> => {
    const token = await race(tokens ? tokens(refused, race) : '');
    if (typeof token !== 'string') return token;
    tries += 1;
    const headers = { ...request.headers };
    if (token) headers['authorization'] = `Bearer ${token}`;
    if (retry) headers[retriesHeader] = String(retry);
    const outcome = await exchange(connection, { ...request, headers }, limit('try', 15_000), race);
    if (outcome.status !== 401 || !token || refused) return outcome;
    refused = token;
    return attempt();
  };
  for (;;) {
    const outcome = await attempt();
    const wait = waitBefore(outcome, retry, connection);
    if (retry >= most || connection.now() + wait >= deadline || options.signal?.aborted) {
      close();
      return { ...outcome, tries, isLost };
    }
    isLost ||= outcome.status !== 429;
    retry += 1;
    const pause = lifetime(connection, wait);
    await race(pause.ended);
    pause.close();
  }
}
