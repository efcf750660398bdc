import type { Lifetime } from './lifetime.js';
import { noAnswer, type Outcome } from './outcome.js';
import type { Signal } from './signal.js';

/**
 * Gives a token for the API, without `Bearer`. Called when the client has none and when the API refused the one it has,
 * never twice at once. What it gives is kept until the API refuses it: another person who signs in needs another client.
 */
export type TokenProvider = (request: TokenRequest) => string | Promise<string>;

export interface TokenRequest {
  /** The token that the API refused; absent when there was none. */
  readonly stale?: string | undefined;
  /** Aborted when no call waits for the token any more. */
  readonly signal: Signal;
}

/**
 * The token that all calls of a client share, or why there is none.
 * @param stale a token that the API refused
 * @param race of the call; when it ends, the provider goes on for the other calls that wait
 */
export type Tokens = (stale: string | undefined, race: Lifetime['race']) => Promise<string | Outcome>;

export function tokensOf(provider: TokenProvider): Tokens {
  let current: string | undefined;
  let refresh: ReturnType<typeof begin> | undefined;

  const begin = (stale: string | undefined) => {
    const controller = new AbortController();
    const asked = Promise.resolve().then(() => provider({ stale, signal: controller.signal }));
    return { controller, waiting: 0, token: asked.catch((cause: unknown) => noAnswer('token', cause)) };
  };

  return async (stale, race) => {
    if (current !== undefined && current !== stale) return race(Promise.resolve(current));
    const joined = (refresh ??= begin(stale));
    joined.waiting += 1;
    const token = await race(joined.token);
    joined.waiting -= 1;
    if (typeof token === 'string') current = token;
    // Those who wait for the same token go on in the same moment; what nobody waits for any more never becomes the current one.
    if (joined.waiting === 0) {
      refresh = undefined;
      joined.controller.abort();
    }
    return token;
  };
}
