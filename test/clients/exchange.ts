import { once } from 'node:events';
import { type IncomingMessage, request as send } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** An answer of the API, or one in its place. */
export interface Answer {
  status: number;
  /** Name, value, name, value. */
  headers: string[];
  body: Buffer;
}

/** These belong to one connection (RFC 9110 §7.6.1); the length of the body is told anew. */
const perConnection = ['connection', 'keep-alive', 'transfer-encoding', 'expect'];

/** @param changed headers in the place of the client's own */
export async function forward(url: string, request: IncomingMessage, body: Buffer, changed: Record<string, string> = {}): Promise<Answer> {
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
  if (incoming === undefined) throw new Error(`${url} gave no answer`);
  const headers = without(incoming.rawHeaders, perConnection);
  return { status: incoming.statusCode ?? 0, headers, body: await buffer(incoming) };
}

/** The headers, as name, value, name, value, without some. @param names in lower case */
export const without = (headers: readonly string[], names: readonly string[]): string[] =>
  headers.filter((_, index) => !names.includes(headers[index - (index % 2)]?.toLowerCase() ?? ''));

export const textAnswer = (status: number, text: string): Answer => ({
  status,
  headers: ['Content-Type', 'text/plain; charset=utf-8'],
  body: Buffer.from(`${text}\n`),
});
