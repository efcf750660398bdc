import { once } from 'node:events';
import { type IncomingMessage, request as send } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A response of the API, or one that replaces it. */
export interface ProxyResponse {
  status: number;
  /** Name, value, name, value. */
  headers: string[];
  body: Buffer;
}

/** Headers of one connection (RFC 9110 §7.6.1). */
const perConnection = ['connection', 'keep-alive', 'transfer-encoding', 'expect'];

/**
 * Sends a request on to `url` and returns the response.
 * @param changed headers that replace those of the request
 */
export async function forward(
  url: string,
  request: IncomingMessage,
  body: Buffer,
  changed: Record<string, string> = {},
): Promise<ProxyResponse> {
  const replaced = Object.keys(changed).map((name) => name.toLowerCase());
  const own = without(request.rawHeaders, [...perConnection, 'content-length', ...replaced]);
  const length = body.length > 0 || 'content-length' in request.headers ? ['Content-Length', String(body.length)] : [];
  const outgoing = send(url, {
    method: request.method,
    headers: [...own, ...length, ...Object.entries(changed).flat(), 'Connection', 'close'],
    agent: false,
  });
  outgoing.end(body);
  const [incoming]: IncomingMessage[] = await once(outgoing, 'response');
  if (incoming === undefined) throw new Error(`${url} returned no response`);
  const headers = without(incoming.rawHeaders, perConnection);
  return { status: incoming.statusCode ?? 0, headers, body: await buffer(incoming) };
}

/** Removes headers from a list of name, value, name, value. @param names in lower case */
export const without = (headers: readonly string[], names: readonly string[]): string[] =>
  headers.filter((_, index) => !names.includes(headers[index - (index % 2)]?.toLowerCase() ?? ''));

export const textResponse = (status: number, text: string): ProxyResponse => ({
  status,
  headers: ['Content-Type', 'text/plain; charset=utf-8'],
  body: Buffer.from(`${text}\n`),
});
