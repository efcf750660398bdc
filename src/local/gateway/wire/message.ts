/** A request as it came over the wire. */
export interface GatewayRequest {
  method: string;
  /** Path and query of the request line, still percent-encoded. */
  target: string;
  /** Names and values in turn, as sent (`rawHeaders` of node:http). */
  rawHeaders: readonly string[];
  /** `too-large` when it has more bytes than any operation takes: then nobody has read it. */
  body: Buffer | 'too-large';
  /** Address of the client. */
  sourceIp: string;
  /** Port that the client has reached. */
  port: number;
  /** E.g. `HTTP/1.1`. */
  protocol: string;
}

/** By name in lower case; the name is spelled as in its first occurrence. */
export type RequestHeaders = ReadonlyMap<string, { name: string; values: string[] }>;

export function headersOf(rawHeaders: readonly string[]): RequestHeaders {
  const headers = new Map<string, { name: string; values: string[] }>();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    const value = rawHeaders[at + 1] ?? '';
    const key = name.toLowerCase();
    const known = headers.get(key);
    if (known) known.values.push(value);
    else headers.set(key, { name, values: [value] });
  }
  return headers;
}

/** The values of a header, one for each line. @param name in lower case */
export const valuesOf = (rawHeaders: readonly string[], name: string): string[] =>
  rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);

/** The last of the header's values. @param name in lower case */
export const headerOf = (headers: RequestHeaders, name: string): string | undefined => headers.get(name)?.values.at(-1);

/** Path and query of a request target, which may also be a whole URL (RFC 9112 §3.2.2). Both stay percent-encoded. */
export function splitTarget(target: string): { path: string; query: string } {
  const local = target.startsWith('/') ? target : target.replace(/^https?:\/\/[^/?]*/i, '');
  const at = local.indexOf('?');
  return at < 0 ? { path: local, query: '' } : { path: local.slice(0, at), query: local.slice(at + 1) };
}

/** The decoded query parameters in the order of their first occurrence; undefined when the percent-encoding is malformed. */
export function queryOf(query: string): Map<string, string[]> | undefined {
  const parameters = new Map<string, string[]>();
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const name = decoded((at < 0 ? pair : pair.slice(0, at)).replaceAll('+', ' '));
    const value = at < 0 ? '' : decoded(pair.slice(at + 1).replaceAll('+', ' '));
    if (name === undefined || value === undefined) return undefined;
    const known = parameters.get(name);
    if (known) known.push(value);
    else parameters.set(name, [value]);
  }
  return parameters;
}

/** Undefined when the percent-encoding is malformed or not UTF-8. */
export function decoded(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
