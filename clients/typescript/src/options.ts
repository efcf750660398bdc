import type { ResponseCache } from './cache.js';
import type { ErrorKind } from './errors.js';
import type { OperationId } from './generated/operations.js';
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

/** An attempt of a call. Events contain no bodies, headers, URLs or tokens. */
export interface RequestEvent {
  readonly operation: OperationId;
  /** The number of the request within its call, from 1. */
  readonly attempt: number;
}

/** The end of an attempt: its response, or the reason why there is none. */
export interface ResponseEvent extends RequestEvent {
  /** The status of the response. Absent when there is none. */
  readonly status: number | undefined;
  /** Why there is no response. Absent when there is one. */
  readonly kind: Exclude<ErrorKind, 'problem'> | undefined;
  /** The duration of the attempt. In `onRetry`: the wait before the next attempt. */
  readonly milliseconds: number;
  /** Identifies the request in the logs of the API. */
  readonly requestId: string | undefined;
}

/** Functions of the app that the client calls for each attempt, for logs and traces. What they throw or reject with changes nothing. */
export interface Hooks {
  /** Called before an attempt sends its request. */
  readonly onRequest?: ((event: RequestEvent) => unknown) | undefined;
  /** Called after an attempt, with or without a response. */
  readonly onResponse?: ((event: ResponseEvent) => unknown) | undefined;
  /** Called before the wait for a retry, with the attempt that failed. The repetition with a new token after a 401 is no retry. */
  readonly onRetry?: ((event: ResponseEvent) => unknown) | undefined;
}

/** Options of a client. */
export interface ClientOptions extends Hooks {
  /** The URL of the API, including its stage or base path if it has one: `https://api.example.com/v1`. In a web page it may begin with `/`. */
  readonly baseUrl: string;
  /** Returns the ID token to send. Without this option, requests have no token. */
  readonly token?: TokenProvider | undefined;
  /** Sends the requests. Default: `fetchTransport`. */
  readonly transport?: Transport | undefined;
  readonly timeout?: Timeout | undefined;
  /** The maximum number of retries of a request that is safe to repeat. 0 disables retries. Default: 3. */
  readonly retries?: number | undefined;
  /** The maximum number of responses that the client caches in memory, for `If-None-Match`. 0 disables the cache. Default: 100. */
  readonly cacheSize?: number | undefined;
}

/** What the calls of a client share. */
export interface Connection extends Clock, Hooks, Pick<ClientOptions, 'timeout' | 'retries'>, Session {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly transport: Transport;
  /** The tokens that are left for retries. */
  budget: number;
  /** Ends the calls in progress, and starts a new session. */
  readonly reset: () => void;
}

/** The part of a connection that belongs to the signed-in user. */
export interface Session {
  tokens: Tokens | undefined;
  cache: ResponseCache;
  /** Aborted when the client is reset. */
  controller: { readonly signal: Signal; abort(): void };
}
