import { timer } from './clock.js';
import type { Connection } from './connection.js';
import { exchange } from './exchange.js';
import { sdkHeaders } from './generated/operations.js';
import { lifetime } from './lifetime.js';
import type { CallOptions } from './options.js';
import type { Outcome } from './outcome.js';
import type { PreparedRequest } from './request.js';
import { isPassing, isRepeatable, waitBefore } from './retry.js';

/** How a call ended. */
export interface Settled extends Outcome {
  /** How many requests were sent. */
  readonly tries: number;
  /** Whether a try before the last may have done what was asked, and nobody heard of it. */
  readonly uncertain: boolean;
}

/** Sends a request until there is an outcome that sending it again would not change, or no time left. Never rejects. */
export async function attempts(connection: Connection, request: PreparedRequest, options: CallOptions): Promise<Settled> {
  const { baseUrl, clock, tokens } = connection;
  const { try: timeout = 15_000, total = 60_000 } = { ...connection.timeout, ...options.timeout };
  const most = isRepeatable(request) ? (options.retries ?? connection.retries ?? 3) : 0;
  const { deadline, race, close } = lifetime(clock, total, options.signal);
  const { target, ...rest } = request;
  let refused: string | undefined;
  let tries = 0;
  let uncertain = false;
  const attempt = async (retry: number): Promise<Outcome> => {
    const token = await (tokens ? tokens(refused, race) : race(Promise.resolve('')));
    if (typeof token === 'object') return token;
    tries += 1;
    const headers = { ...request.headers };
    if (token) headers['authorization'] = `Bearer ${token}`;
    if (retry) headers[sdkHeaders.retries] = String(retry);
    const outcome = await exchange(connection, { ...rest, url: baseUrl + target, headers }, timeout, race);
    if (outcome.status !== 401 || !token || refused) return outcome;
    refused = token;
    return attempt(retry);
  };
  let outcome = await attempt(0);
  for (let retry = 0; retry < most && isPassing(outcome);) {
    const wait = waitBefore(outcome, retry, clock);
    if (clock.now() + wait >= deadline) break;
    uncertain ||= outcome.status !== 429;
    const pause = timer(clock, wait, undefined);
    const ended = await race(pause.done);
    pause.stop();
    retry += 1;
    outcome = ended ?? (await attempt(retry));
  }
  close();
  return { ...outcome, tries, uncertain };
}
