import type { ErrorKind } from './errors.js';

/** Sends a request and returns the response, whatever its status. Rejects when there is no response. */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

export interface TransportRequest {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Record<string, string>;
  /** JSON. */
  readonly body?: string;
  /** Whether the request continues after the page that sends it is closed. */
  readonly keepalive?: boolean;
  /** Aborted when no call waits for the response any more. */
  readonly signal: Signal;
}

export interface TransportResponse {
  /** 0 for a redirect: browsers block it and hide its status, React Native follows it. */
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  text(): Promise<string>;
}

/** The AbortSignal type of the platform's `fetch`. On a platform without such a type: the members that this package uses. */
export type Signal = typeof globalThis extends { fetch: (input: never, init?: infer Init) => unknown } ? SignalOf<Init> : PlainSignal;

type SignalOf<Init> = NonNullable<Init> extends { signal?: infer Platform } ? NonNullable<Platform> : PlainSignal;

interface PlainSignal {
  readonly aborted: boolean;
  readonly reason?: { readonly name?: unknown } | null;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * The default transport: the platform's `fetch`, without cookies, redirects and the HTTP cache. The client has its own cache.
 *
 * React Native's `fetch` appends a query parameter for `cache: 'no-store'` and follows redirects even with `redirect: 'manual'`.
 * Its `Request` has no `cache`, which tells it apart.
 */
export const fetchTransport: Transport = async ({ url, ...request }) => {
  const isStandard = typeof Request === 'function' && 'cache' in Request.prototype;
  const init = { ...request, cache: isStandard ? 'no-store' : undefined, credentials: 'omit', redirect: 'manual' } as const;
  const response = await fetch(url, init);
  const isFromUrl = isStandard || !response.url || normalized(response.url) === normalized(url);
  return { status: isFromUrl ? response.status : 0, headers: Object.fromEntries(response.headers), text: () => response.text() };
};

/** Removes the differences between spellings of a URL: case and the scheme's default port (RFC 3986 §6.2). */
const normalized = (url: string): string => url.toLowerCase().replace(/:(80|443)\//, '/');

/** The result of sending a request: the response with its complete body, or the reason why there is none. */
export interface Outcome {
  /** Absent when there is no response. */
  readonly status?: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Absent when there is a response. `unexpected` means that the response did not come from the URL of the request. */
  readonly kind?: Exclude<ErrorKind, 'problem'>;
  readonly cause?: unknown;
}

/** Returns the outcome of a request without a response. */
export const noResponse = (kind: NonNullable<Outcome['kind']>, cause?: unknown): Outcome => ({
  headers: {},
  text: '',
  kind,
  cause,
});
