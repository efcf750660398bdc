import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A redirecting origin and a second origin. */
export interface Redirects {
  url: string;
  stop(): Promise<void>;
}

/** A profile, so that the response to a followed redirect is a success. */
const profile = JSON.stringify({
  userId: '00000000-0000-4000-8000-000000000000',
  email: 'captured@example.com',
  displayName: 'Captured',
  version: 1,
  createdAt: '2026-11-23T09:30:00.000Z',
  updatedAt: '2026-11-23T09:30:00.000Z',
});

/**
 * Starts two origins on 127.0.0.1.
 * - `<url>/<id>/<status>/<target>` is a base URL. Each request below it gets a redirect with the status: to the origin
 *   `http://localhost:<another port>` for the target `other`, to the same origin for `same`.
 * - `GET <url>/<id>/followed` returns the requests that followed a redirect, as a list of strings.
 */
export async function startRedirects(): Promise<Redirects> {
  const followed: string[] = [];
  const follow = ({ method, url, headers }: IncomingMessage, response: ServerResponse) => {
    followed.push(`${url} ${method} ${headers.host} ${headers.authorization}`);
    sendJson(response, profile);
  };
  const other = await listen(follow);
  const first = await listen((request, response) => {
    const [, id, status, target, rest] = /^\/([^/]+)\/(3\d\d)\/(other|same)(\/.*)$/.exec(request.url ?? '') ?? [];
    const [, asked] = /^\/([^/]+)\/followed$/.exec(request.url ?? '') ?? [];
    if (asked !== undefined) return sendJson(response, JSON.stringify(followed.filter((line) => line.startsWith(`/${asked}/`))));
    if (status === undefined) return follow(request, response);
    const origin = target === 'other' ? `http://localhost:${other.port}` : '';
    response.writeHead(Number(status), { Location: `${origin}/${id}/target${rest}` }).end('Moved');
  });
  return { url: `http://127.0.0.1:${first.port}`, stop: async () => void (await Promise.all([first.stop(), other.stop()])) };
}

const sendJson = (response: ServerResponse, body: string) => void response.writeHead(200, { 'Content-Type': 'application/json' }).end(body);

async function listen(respond: RequestListener): Promise<{ port: number; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    request.resume();
    respond(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    const closed = new Promise((settle) => server.close(settle));
    server.closeAllConnections();
    await closed;
  };
  return { port, stop };
}
