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
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: Signal;
}

export interface TransportAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  text(): Promise<string>;
}

/** The platform's fetch; without its cache, because the client keeps what it has read itself, and without cookies. */
export const fetchTransport: Transport = async ({ url, ...request }) => {
  const init = { ...request, cache: 'no-store', credentials: 'omit' } as const;
  const response = await fetch(url, init);
  const headers: Record<string, string> = {};
  for (const [name, value] of response.headers) headers[name] = value;
  return { status: response.status, headers, text: () => response.text() };
};
