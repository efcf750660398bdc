import { timer } from './clock.js';
import type { Connection } from './connection.js';
import type { Lifetime } from './lifetime.js';
import { noAnswer, type Outcome } from './outcome.js';
import type { TransportRequest } from './transport.js';

type Request = Omit<TransportRequest, 'signal'>;

/**
 * Sends one request. Never rejects.
 * @param timeout in milliseconds
 * @param race of the call
 */
export async function exchange(
  { clock, transport }: Connection,
  request: Request,
  timeout: number,
  race: Lifetime['race'],
): Promise<Outcome> {
  const controller = new AbortController();
  const limit = timer(clock, timeout, noAnswer('timeout'));
  const read = async (): Promise<Outcome> => {
    const answer = await transport({ ...request, signal: controller.signal });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const outcome = await race(Promise.race([read().catch((cause: unknown) => noAnswer('network', cause)), limit.done]));
  limit.stop();
  if (outcome.failure) controller.abort();
  return outcome;
}
