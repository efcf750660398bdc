import type { Connection } from './connection.js';
import { lifetime, type Lifetime } from './timeouts.js';
import { noAnswer, type Outcome } from './outcome.js';
import type { PreparedRequest } from './request.js';

/**
 * Sends one request. Never rejects.
 * @param timeout in milliseconds
 * @param race of the call
 */
export async function exchange(
  connection: Connection,
  request: PreparedRequest,
  timeout: number,
  race: Lifetime['race'],
): Promise<Outcome> {
  const controller = new AbortController();
  const limit = lifetime(connection, timeout);
  const read = async (): Promise<Outcome> => {
    const answer = await connection.transport({ ...request, signal: controller.signal });
    if (!answer.status) return noAnswer('unexpected', new Error('redirected'));
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const outcome = await race(limit.race(read().catch((cause: unknown) => noAnswer('network', cause))));
  limit.close();
  if (outcome.kind) controller.abort();
  return outcome;
}
