import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** A request that is sent unchanged. */
export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A response as received. */
export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The decompressed body. */
  readonly text: string;
}

/** Sends a request on a new connection. */
export async function exchange(url: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Received> {
  const response = await new Promise<IncomingMessage>((settle, fail) => {
    request(url, { method, headers, agent: false }, settle).once('error', fail).end(body);
  });
  const bytes = await buffer(response);
  const text = decoded(bytes, response.headers['content-encoding']).toString();
  return { status: response.statusCode ?? 0, headers: response.headers, text };
}

function decoded(bytes: Buffer, coding: string | undefined): Buffer {
  if (bytes.length === 0) return bytes;
  if (coding === 'gzip') return gunzipSync(bytes);
  return coding === 'br' ? brotliDecompressSync(bytes) : bytes;
}
