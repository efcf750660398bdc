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
  /** 0 when a redirect was refused and its status is hidden, as browsers do. */
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Where the answer comes from, given by a transport that follows redirects; the client refuses an answer from another URL. */
  readonly url?: string | undefined;
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
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    // A service worker may have answered from another URL.
    url: isStandard ? undefined : response.url,
    text: () => response.text(),
  };
};
