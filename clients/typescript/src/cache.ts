/** The last response of a URL that had an ETag. */
export interface CachedResponse {
  readonly etag: string;
  /** The JSON text. It is decoded for each caller, so that callers do not share an object. */
  readonly text: string;
}

/**
 * The cached responses of a client, by URL. They supply `If-None-Match`, and the response to a 304.
 *
 * The order in which calls end does not matter: a cached text is used only after the API has confirmed its ETag.
 */
export interface ResponseCache {
  get(url: string): CachedResponse | undefined;
  /** Replaces the cached response of a URL. Undefined removes it. */
  set(url: string, response: CachedResponse | undefined): void;
}

/** Creates a cache of at most `maxSize` responses. It removes the oldest one first. */
export const responseCache = (maxSize: number): ResponseCache => {
  const cached = new Map<string, CachedResponse>();
  return {
    get: (url) => cached.get(url),
    set(url, response) {
      cached.delete(url);
      if (response) cached.set(url, response);
      for (const oldest of cached.keys()) if (cached.size > maxSize) cached.delete(oldest);
    },
  };
};
