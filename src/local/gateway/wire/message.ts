/** A request as it was received. */
export interface HttpRequest {
  method: string;
  /** Path and query of the request line, still percent-encoded. */
  target: string;
  /** Alternating names and values, as sent (`rawHeaders` of node:http). */
  rawHeaders: readonly string[];
  /** `too-large` when it exceeds the limit of every operation; it is not read then. */
  body: Buffer | 'too-large';
  /** IP address of the client. */
  sourceIp: string;
  /** Port of the server. */
  port: number;
  /** Such as `HTTP/1.1`. */
  protocol: string;
}

/** A response, complete except for Content-Length. */
export interface HttpResponse {
  status: number;
  /** One entry for each header line. */
  headers: readonly HeaderLine[];
  body: string | Buffer;
}

export type HeaderLine = readonly [name: string, value: string];

/** Returns the headers without those that let a page of another origin read the response. */
export const withoutCors = (headers: readonly HeaderLine[]): HeaderLine[] => headers.filter(([name]) => !/^access-control-/i.test(name));

/** Headers by name in lower case; `name` is spelled as in its first occurrence. */
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

/** Returns the values of a header, one for each line. @param name in lower case */
export const valuesOf = (rawHeaders: readonly string[], name: string): string[] =>
  rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);

/** Returns the last value of a header. @param name in lower case */
export const headerOf = (headers: RequestHeaders, name: string): string | undefined => headers.get(name)?.values.at(-1);

/** Splits a request target, which may be an absolute URL (RFC 9112 §3.2.2), into path and query. Both stay percent-encoded. */
export function splitTarget(target: string): { path: string; query: string } {
  const local = target.startsWith('/') ? target : target.replace(/^https?:\/\/[^/?]*/i, '');
  const at = local.indexOf('?');
  return at < 0 ? { path: local, query: '' } : { path: local.slice(0, at), query: local.slice(at + 1) };
}

/** Returns the decoded query parameters in the order of their first occurrence; undefined when the percent-encoding is malformed. */
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

/** Percent-decodes a text. @returns undefined when the encoding is malformed or not UTF-8 */
export function decoded(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
