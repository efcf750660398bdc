import type { Signal } from './signal.js';
import type { TokenProvider } from './tokens.js';
import type { Transport } from './transport.js';

/** How long a call may take, in milliseconds. */
export interface Timeout {
  /** One try, from the request to the end of the answer; 15,000 when absent. */
  readonly try?: number | undefined;
  /** All tries, the waits between them and the wait for a token; 60,000 when absent. */
  readonly total?: number | undefined;
}

/** What may be said of one call. */
export interface CallOptions {
  /** Ends the call at once when it is aborted. The error is of kind `cancelled`, or `timeout` for a signal of `AbortSignal.timeout`; its `cause` is the signal's reason. */
  readonly signal?: Signal | undefined;
  readonly timeout?: Timeout | undefined;
  /** How often a request is sent again that may be: 3 when absent, 0 for never. */
  readonly retries?: number | undefined;
  /** Sent with each request of the call, in place of the client's own headers of the same names. With `authorization` the token provider is not called. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Whether the request outlives the page that sends it, as fetch's `keepalive`: for a call that is begun while the page is left. */
  readonly keepalive?: boolean | undefined;
}

/** What a client is made of. */
export interface ClientOptions {
  /** The URL of the API, with its stage or base path if it has one: `https://api.example.com/v1`. In a page it may begin with `/`. */
  readonly baseUrl: string;
  /** Where tokens come from. Without it no request carries one. */
  readonly token?: TokenProvider | undefined;
  /** How requests are sent; the platform's fetch when absent. */
  readonly transport?: Transport | undefined;
  readonly timeout?: Timeout | undefined;
  /** How often a request is sent again that may be; 3 when absent. */
  readonly retries?: number | undefined;
  /** How many answers with an ETag are kept in memory at the most, for If-None-Match and If-Match; 100 when absent, 0 for none. */
  readonly entities?: number | undefined;
}
