import type { Connection } from './connection.js';
import { lifetime, type Lifetime } from './lifetime.js';
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
  const limit = lifetime(clock, timeout);
  const read = async (): Promise<Outcome> => {
    const answer = await transport({ ...request, signal: controller.signal });
    const { status, headers, url } = answer;
    if (!status || (url && plain(url) !== plain(request.url))) return noAnswer('unexpected', new Error('redirected'));
    return { status, headers, text: await answer.text() };
  };
  const outcome = await race(limit.race(read().catch((cause: unknown) => noAnswer('network', cause))));
  limit.close();
  if (outcome.failure) controller.abort();
  return outcome;
}

/** A URL without the differences that platforms make: case, percent-encoding, the scheme's own port (RFC 3986 §6.2). */
const plain = (url: string): string => decodeURIComponent(url.toLowerCase()).replace(/:(80|443)\//, '/');
