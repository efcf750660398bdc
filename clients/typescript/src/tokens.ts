import { isFieldValue } from './json.js';
import type { TimeLimit } from './timeouts.js';
import { noResponse, type Outcome, type Signal } from './transport.js';

/**
 * Returns the ID token that authenticates the user: visible ASCII characters, without `Bearer`.
 *
 * The client calls the provider when it has no token and when the API rejected its token, never twice at the same time.
 * It uses the token until the API rejects it. When the subject of the token changes, the client clears its cache and cancels the changes
 * that began for the user before.
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

/** @param changeUser called when the provider returns a token with another subject, before a call uses the token */
export const tokensOf = (provider: TokenProvider, changeUser: () => void): Tokens => {
  let current: string | undefined;
  /** The last token of the provider, even after the API rejected it. */
  let last: string | undefined;
  let subject: unknown;
  /** The token for the calls that wait for one. */
  let refresh: Promise<string | Outcome>;
  let controller: AbortController;
  let waiting = 0;

  const request = async ({ signal }: AbortController): Promise<string | Outcome> => {
    try {
      const token: unknown = await provider({ stale: last, signal });
      if (typeof token === 'string' && isFieldValue.test(token)) return token;
      throw new TypeError('token must be visible ASCII');
    } catch (cause) {
      return noResponse('token', cause);
    }
  };

  return async (stale, race) => {
    // A rejected token is never used again, neither during its refresh nor after a refresh that failed.
    if (stale === current) current = undefined;
    if (current) return current;
    if (!waiting) refresh = request((controller = new AbortController()));
    waiting += 1;
    const token = await race(refresh);
    waiting -= 1;
    if (typeof token === 'string') {
      last = current = token;
      const next = subjectOf(token) ?? subject;
      if (subject && subject !== next) changeUser();
      subject = next;
    }
    // All calls that wait for a token continue in the same moment. A token that no call waits for never becomes the current one.
    if (!waiting) controller.abort();
    return token;
  };
};

/**
 * Returns the subject of a JWT (RFC 7519 §4.1.2), and undefined for any other token.
 * A platform without `atob`, such as older versions of React Native, knows no subjects.
 */
const subjectOf = (token: string): unknown => {
  try {
    const [, payload = ''] = token.replace(/-/g, '+').replace(/_/g, '/').split('.');
    // `atob` of Hermes requires the padding that a JWT omits (https://github.com/facebook/hermes/issues/1379).
    const { sub }: { sub?: unknown } = Object(JSON.parse(atob(payload + '='.repeat(-payload.length & 3))));
    return sub;
  } catch {
    return undefined;
  }
};
