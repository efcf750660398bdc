import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { ResponseScript } from './vector';

/** A request as it arrived. */
export interface RecordedRequest {
  readonly method: string;
  /** With the query, as it was sent. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The first segment of a path, as base64url of JSON. */
export interface WireScript {
  /** Identifies the recorded request. */
  readonly id: string;
  readonly response: ResponseScript;
}

export interface WireServer {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a server that sends the response in the first segment of each path, and records the request without that segment.
 * `GET /recorded/<id>` returns the recorded request.
 */
export async function startWireServer(): Promise<WireServer> {
  const recorded = new Map<string, RecordedRequest>();
  const server = createServer((incoming, outgoing) => void serve(recorded, incoming, outgoing));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((settle) => server.close(settle));
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

/** Returns the path that makes the server send a response. */
export const scriptedPath = (script: WireScript): string => `/${Buffer.from(JSON.stringify(script)).toString('base64url')}`;

async function serve(recorded: Map<string, RecordedRequest>, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const [, first = '', path = ''] = /^\/([^/?]*)(.*)$/.exec(incoming.url ?? '') ?? [];
  if (first === 'recorded') {
    outgoing.end(JSON.stringify(recorded.get(path.slice(1)) ?? null));
    return;
  }
  const script = JSON.parse(Buffer.from(first, 'base64url').toString()) as WireScript;
  recorded.set(script.id, { method: incoming.method ?? '', path, headers: headersOf(incoming), body: await text(incoming) });
  send(outgoing, script.response);
}

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

/** Sends a response without the headers that Node.js adds, because a `Date` changes the meaning of `Retry-After`. */
function send(outgoing: ServerResponse, response: ResponseScript): void {
  if (response === 'lost') {
    outgoing.destroy();
    return;
  }
  outgoing.sendDate = false;
  outgoing.writeHead(response.status, { ...response.headers, connection: 'close' }).end(textOf(response));
}

/** Returns the body of a scripted response. */
export const textOf = ({ body, text: plain = '' }: Exclude<ResponseScript, 'lost'>): string =>
  body === undefined ? plain : JSON.stringify(body);
