import type { Signal } from './signal.js';

/** Sends a request and gives what comes back, whatever the status. Rejects when nothing comes back. */
export type Transport = (request: TransportRequest) => Promise<TransportAnswer>;

export interface TransportRequest {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Record<string, string>;
  /** JSON. */
  readonly body?: string;
  /** Whether the request outlives the page that sends it. */
  readonly keepalive?: boolean;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: Signal;
}

export interface TransportAnswer {
  /** 0 for a redirect: when it was refused and its status is hidden, as in browsers, or when it was followed. */
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  text(): Promise<string>;
}

/**
 * The platform's fetch; without cookies, redirects and its cache, because the client itself keeps the answers that it has read.
 *
 * React Native's fetch appends a parameter to the URL for `no-store`, and follows redirects whatever it is told. Its Request has no `cache`.
 */
export const fetchTransport: Transport = async ({ url, ...request }) => {
  const isStandard = typeof Request === 'function' && 'cache' in Request.prototype;
  const init = { ...request, cache: isStandard ? 'no-store' : undefined, credentials: 'omit', redirect: 'manual' } as const;
  const response = await fetch(url, init);
  const isFromUrl = isStandard || !response.url || plain(response.url) === plain(url);
  return { status: isFromUrl ? response.status : 0, headers: Object.fromEntries(response.headers), text: () => response.text() };
};

/** A URL without the differences that platforms make: case, encoded apostrophes, the scheme's own port (RFC 3986 §6.2). */
const plain = (url: string): string =>
  url
    .toLowerCase()
    .split("'")
    .join('%27')
    .replace(/:(80|443)\//, '/');
