/** The headers of an event. Null in an event that API Gateway's console sends. */
type Headers = Readonly<Record<string, string | undefined>> | null | undefined;

/** Returns the value of Access-Control-Allow-Origin in the response to a request. Undefined: no page may read the response. */
export type AllowOrigin = (headers: Headers) => string | undefined;

/**
 * Returns which origin may read the response to a request. With one allowed origin or `*`, the value is the same for every request.
 * @param allowedOrigins the allowed web origins, or only `*`
 * @see https://fetch.spec.whatwg.org/#concept-cors-check
 */
export function allowOriginOf(allowedOrigins: readonly string[]): AllowOrigin {
  const [first] = allowedOrigins;
  if (allowedOrigins.length === 1) return () => first;
  const allowed = new Set(allowedOrigins);
  return (headers) => {
    const origin = originOf(headers);
    return origin !== undefined && allowed.has(origin) ? origin : undefined;
  };
}

/** API Gateway passes names through as the client spells them: `Origin` in HTTP/1.1, `origin` in HTTP/2. */
function originOf(headers: Headers): string | undefined {
  for (const name in headers) if (name.toLowerCase() === 'origin') return headers[name];
  return undefined;
}
