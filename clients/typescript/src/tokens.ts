import type { TimeLimit } from './timeouts.js';
import { noResponse, type Outcome, type Signal } from './transport.js';

/**
 * Returns the ID token that authenticates the user: visible ASCII characters, without `Bearer`.
 *
 * The client calls the provider when it has no token and when the API rejected its token, never twice at the same time.
 * It uses the token until the API rejects it: create a new client when another user signs in.
 */
export type TokenProvider = (request: TokenRequest) => string | Promise<string>;

export interface TokenRequest {
  /** The token that the API rejected. Absent when the client has none. */
  readonly stale?: string | undefined;
  /** Aborted when no call waits for the token any more. */
  readonly signal: Signal;
}

/**
 * Returns the token that all calls of a client share, or the reason why there is none.
 * @param stale a token that the API rejected
 * @param race the time limit of the call. When it ends, the provider continues for the other calls that wait.
 */
export type Tokens = (stale: string | undefined, race: TimeLimit['race']) => Promise<string | Outcome>;

export function tokensOf(provider: TokenProvider): Tokens {
  let current: string | undefined;
  let isRejected = true;
  let refresh: ReturnType<typeof begin> | undefined;

  const begin = () => {
    const controller = new AbortController();
    const provided = Promise.resolve().then(() => provider({ stale: current, signal: controller.signal }));
    const token = provided.then(validToken).catch((cause: unknown) => noResponse('token', cause));
    return { token, calls: 0, end: () => controller.abort() };
  };

  return async (stale, race) => {
    // A rejected token is never used again, neither during its refresh nor after a refresh that failed.
    isRejected ||= stale === current;
    if (!isRejected) return current ?? '';
    const joined = (refresh ??= begin());
    joined.calls += 1;
    const token = await race(joined.token);
    joined.calls -= 1;
    if (typeof token === 'string') {
      current = token;
      isRejected = false;
    }
    // All calls that wait for a token continue in the same moment. A token that no call waits for never becomes the current one.
    if (joined.calls === 0) {
      refresh = undefined;
      joined.end();
    }
    return token;
  };
}

/** @throws TypeError for a value that cannot be sent as a token */
function validToken(token: unknown): string {
  if (typeof token === 'string' && /^[!-~][ -~]*$/.test(token)) return token;
  throw new TypeError('token must be visible ASCII');
}
