import type { Signal } from './signal.js';
import type { TokenProvider } from './tokens.js';
import type { Transport } from './transport.js';

/** How long a call may take, in milliseconds. */
export interface Timeout {
  /** One try, from the request to the end of the answer; 15,000 when absent. */
  readonly try?: number;
  /** All tries, the waits between them and the wait for a token; 60,000 when absent. */
  readonly total?: number;
}

/** What may be said of one call. */
export interface CallOptions {
  /** Ends the call at once when it is aborted: the error is of kind `cancelled`. */
  readonly signal?: Signal;
  readonly timeout?: Timeout;
  /** How often a request is sent again that may be: 3 when absent, 0 for never. */
  readonly retries?: number;
  /** Sent besides the client's own, which win. Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a client is made of. */
export interface ClientOptions {
  /** Where the API is, with its stage or base path if it has one: `https://api.example.com/v1`. */
  readonly baseUrl: string;
  /** Where tokens come from. Without it no request carries one. */
  readonly token?: TokenProvider;
  /** How requests are sent; the platform's fetch when absent. */
  readonly transport?: Transport;
  readonly timeout?: Timeout;
  /** How often a request is sent again that may be; 3 when absent. */
  readonly retries?: number;
  /** How many answers with an ETag are kept in memory at the most, for If-None-Match and If-Match; 100 when absent, 0 for none. */
  readonly entities?: number;
}
