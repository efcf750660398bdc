import type { ResponseCache } from './cache.js';
import type { Clock } from './timeouts.js';
import type { TokenProvider, Tokens } from './tokens.js';
import type { Signal, Transport } from './transport.js';

/** How long a call may take, in milliseconds. */
export interface Timeout {
  /** One attempt, from the start of the request to the end of the response. Default: 15,000. */
  readonly attempt?: number | undefined;
  /** The whole call: all attempts, the waits between them and the wait for a token. Default: 60,000. */
  readonly total?: number | undefined;
}

/** Options of one call. They override the options of the client. */
export interface CallOptions {
  /**
   * Cancels the call when it is aborted. The error has the kind `cancelled`, or `timeout` for a signal of `AbortSignal.timeout`.
   * Its `cause` is the reason of the signal.
   */
  readonly signal?: Signal | undefined;
  readonly timeout?: Timeout | undefined;
  /** The maximum number of retries of a request that is safe to repeat. 0 disables retries. Default: 3. */
  readonly retries?: number | undefined;
  /** Headers of each request of the call. They replace the client's own headers of the same names. With `authorization`, the token provider is not called. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Whether the request continues after the page is closed, like the `keepalive` of `fetch`. Use it for a change that is sent when the user leaves the page. */
  readonly keepalive?: boolean | undefined;
}

/** Options of a client. */
export interface ClientOptions {
  /** The URL of the API, including its stage or base path if it has one: `https://api.example.com/v1`. In a web page it may begin with `/`. */
  readonly baseUrl: string;
  /** Returns the ID token to send. Without this option, requests have no token. */
  readonly token?: TokenProvider | undefined;
  /** Sends the requests. Default: `fetchTransport`. */
  readonly transport?: Transport | undefined;
  readonly timeout?: Timeout | undefined;
  /** The maximum number of retries of a request that is safe to repeat. 0 disables retries. Default: 3. */
  readonly retries?: number | undefined;
  /** The maximum number of responses that the client caches in memory, for `If-None-Match` and `If-Match`. 0 disables the cache. Default: 100. */
  readonly cacheSize?: number | undefined;
}

/** What the calls of a client share. */
export interface Connection extends Clock, Pick<ClientOptions, 'timeout' | 'retries'> {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly transport: Transport;
  readonly tokens: Tokens | undefined;
  readonly cache: ResponseCache;
}
