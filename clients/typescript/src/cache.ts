import type { ResponseFormat } from './operation.js';

/** The last response of a URL that had an ETag. */
export interface CachedResponse {
  readonly etag: string;
  /** The format of the JSON; null when there was no content, undefined when the contract does not declare the response. */
  readonly format: ResponseFormat | null | undefined;
  /** The JSON text. It is decoded for each caller, so that callers do not share an object. */
  readonly text: string;
}

/** A call in progress. */
interface Call {
  readonly method: string;
  readonly url: string;
}

/**
 * The cached responses of a client, by URL. They supply `If-None-Match` and `If-Match`.
 *
 * A read is outdated when a change of its URL, or a read that began later, ends before the read does. The response of an outdated read is not cached.
 */
export interface ResponseCache {
  get(url: string): CachedResponse | undefined;
  /** Records the start of a call. Each started call must end. */
  begin(call: Call): void;
  /**
   * Records the end of a call.
   * @param url the URL whose cached response changes. Absent when the call failed.
   * @param response replaces the cached response. When absent, the cached response is removed.
   */
  end(call: Call, url?: string, response?: CachedResponse): void;
}

/** Creates a cache of at most `maxSize` responses. It removes the least recently used one first. */
export function responseCache(maxSize: number): ResponseCache {
  const cached = new Map<string, CachedResponse>();
  /** The reads in progress that are not outdated, in the order in which they began. */
  const reads = new Set<Call>();
  const set = (url: string, response: CachedResponse | undefined): void => {
    cached.delete(url);
    if (response) cached.set(url, response);
    for (const oldest of cached.keys()) if (cached.size > maxSize) cached.delete(oldest);
  };
  return {
    get(url) {
      set(url, cached.get(url));
      return cached.get(url);
    },
    begin(call) {
      if (call.method === 'GET') reads.add(call);
    },
    end(call, url, response) {
      if (call.method === 'GET' && !reads.has(call)) return;
      for (const read of reads) {
        if (read === call) break;
        if (read.url === url) reads.delete(read);
      }
      reads.delete(call);
      if (url) set(url, response);
    },
  };
}
