import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** A request as it goes over the wire: nothing is added to it and nothing is decoded. */
export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An answer as it came over the wire. */
export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The body after its content coding was removed. */
  readonly text: string;
}

/** Sends one request on a connection of its own. */
export async function exchange(url: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Received> {
  const answer = await new Promise<IncomingMessage>((settle, fail) => {
    request(url, { method, headers, agent: false }, settle).once('error', fail).end(body);
  });
  const bytes = await buffer(answer);
  const text = decoded(bytes, answer.headers['content-encoding']).toString();
  return { status: answer.statusCode ?? 0, headers: answer.headers, text };
}

function decoded(bytes: Buffer, coding: string | undefined): Buffer {
  if (bytes.length === 0) return bytes;
  if (coding === 'gzip') return gunzipSync(bytes);
  return coding === 'br' ? brotliDecompressSync(bytes) : bytes;
}
