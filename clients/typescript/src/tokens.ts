import type { Lifetime } from './timeouts.js';
import { noAnswer, type Outcome } from './outcome.js';
import type { Signal } from './signal.js';

/**
 * Gives a token for the API, without `Bearer`: visible ASCII characters. Called when the client has none and when the API refused
 * the one it has, never twice at once. The client uses the token until the API refuses it: create a new client when another user signs in.
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
  let isRefused = true;
  let refresh: ReturnType<typeof begin> | undefined;

  const begin = () => {
    const controller = new AbortController();
    const asked = Promise.resolve().then(() => provider({ stale: current, signal: controller.signal }));
    const token = asked.then(checked).catch((cause: unknown) => noAnswer('token', cause));
    return { token, calls: 0, end: () => controller.abort() };
  };

  return async (stale, race) => {
    // No call uses a token that the API refused, also while it is refreshed and when that failed.
    isRefused ||= stale === current;
    if (!isRefused) return current ?? '';
    const joined = (refresh ??= begin());
    joined.calls += 1;
    const token = await race(joined.token);
    joined.calls -= 1;
    if (typeof token === 'string') {
      current = token;
      isRefused = false;
    }
    // Calls that wait for the same token go on in the same moment; a token that nobody waits for never becomes the current one.
    if (joined.calls === 0) {
      refresh = undefined;
      joined.end();
    }
    return token;
  };
}

/** @throws TypeError for what cannot be sent as a token */
function checked(token: unknown): string {
  if (typeof token === 'string' && /^[!-~][ -~]*$/.test(token)) return token;
  throw new TypeError('token must be visible ASCII');
}
