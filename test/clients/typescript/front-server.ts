import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request that the server received. */
export interface FrontRequest {
  readonly method: string;
  readonly path: string;
  /** Names in lower case. */
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface FrontResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly text: string;
}

/** A server that stands in for the API, or for something in front of it. */
export interface FrontServer {
  readonly url: string;
  readonly requests: FrontRequest[];
  stop(): Promise<void>;
}

/** Starts a server on a free port of the loopback interface. @param respond returns the response to each request */
export async function frontServer(respond: (request: FrontRequest) => FrontResponse | Promise<FrontResponse>): Promise<FrontServer> {
  const requests: FrontRequest[] = [];
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method = '', url: path = '', headers } = incoming;
    const request = { method, path, headers, body: await text(incoming) };
    requests.push(request);
    const { status, headers: responseHeaders, text: content } = await respond(request);
    outgoing.writeHead(status, { ...responseHeaders, Connection: 'close' }).end(content);
  };
  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((settle) => server.close(settle));
  };
  return { url: `http://127.0.0.1:${port}`, requests, stop };
}
