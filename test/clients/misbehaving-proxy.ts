import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { forward, type ProxyResponse, textResponse } from './forward';
import { misbehave } from './misbehaviour';

/** A request that the proxy received. */
export interface SeenRequest {
  method: string;
  /** The path after the script, with the query. */
  path: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Empty until it has arrived. */
  body: string;
  /** The action that the proxy applied. */
  action: string;
}

export interface MisbehavingProxy {
  url: string;
  /** Stops the proxy. Delayed responses end, too. */
  stop(): Promise<void>;
}

/** The parts of a request URL: `/<id>/requests`, or `/<id>/<action>,<action>,…` and the path for the API. */
interface Route {
  id: string;
  script: string;
  path: string;
}

/** The received requests by id, and their number by script. */
interface Seen {
  requests: Map<string, SeenRequest[]>;
  counts: Map<string, number>;
}

/**
 * Starts a proxy whose URL contains its faults. Below the base URL `<url>/<id>/<action>,<action>,…`, the n-th request gets the
 * n-th action; later requests pass. `misbehaviour.ts` has the actions. A comma followed by a space does not separate actions,
 * because dates contain commas. `GET <url>/<id>/requests` returns the received requests. Each request has its own connection,
 * so that HTTP libraries do not repeat a request because an old connection was closed.
 * @param target the URL of the real API
 * @param fresh the token that the action `token` accepts
 */
export async function misbehavingProxy(target: string, fresh: string): Promise<MisbehavingProxy> {
  const seen: Seen = { requests: new Map(), counts: new Map() };
  const stopped = new AbortController();
  const server = createServer((request, response) => {
    serve(request, response, { target, fresh, seen, signal: stopped.signal }).catch((error: unknown) => fail(response, error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    const closed = new Promise((settle) => server.close(settle));
    stopped.abort();
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

interface Setting {
  target: string;
  fresh: string;
  seen: Seen;
  signal: AbortSignal;
}

async function serve(request: IncomingMessage, response: ServerResponse, { target, fresh, seen, signal }: Setting): Promise<void> {
  const route = read(request.url ?? '');
  if (route === undefined) return send(response, textResponse(500, `The path ${request.url} must be /<id>/<actions>/… or /<id>/requests`));
  if (route.script === 'requests' && route.path === '') return send(response, listOf(seen, route.id));
  const action = actionFor(route, seen, request.headers.authorization === `Bearer ${fresh}`);
  const noted = note(request, route, action, seen);
  const body = await buffer(request);
  noted.body = body.toString();
  const outcome = await misbehave({
    action: noted.action,
    signal,
    forward: (changed) => forward(`${target.replace(/\/$/, '')}${route.path}`, request, body, changed),
  });
  if (outcome === 'cut') request.socket.destroy();
  else send(response, outcome);
}

function read(url: string): Route | undefined {
  const [, id, script, path] = /^\/([^/?]+)\/([^/?]+)(.*)$/s.exec(url) ?? [];
  if (id === undefined || script === undefined || path === undefined) return undefined;
  return { id, script: decodeURIComponent(script), path };
}

function note(request: IncomingMessage, { id, path }: Route, action: string, { requests }: Seen): SeenRequest {
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const noted = { method: request.method ?? '', path, headers, body: '', action };
  requests.set(id, [...(requests.get(id) ?? []), noted]);
  return noted;
}

/**
 * Returns the action for the next request of a script. It counts before the first await, so that concurrent requests get different
 * actions. After an action `token`, requests without the fresh token get `token` again; with the fresh token, `token` passes.
 */
function actionFor({ id, script }: Route, { counts }: Seen, isFresh: boolean): string {
  const key = `${id}/${script}`;
  const index = counts.get(key) ?? 0;
  counts.set(key, index + 1);
  const actions = script.split(/,(?! )/);
  const guarded = actions.slice(0, index + 1).includes('token');
  if (guarded && !isFresh) return 'token';
  const action = actions[index] ?? 'pass';
  return action === 'token' ? 'pass' : action;
}

const listOf = ({ requests }: Seen, id: string): ProxyResponse => ({
  status: 200,
  headers: ['Content-Type', 'application/json'],
  body: Buffer.from(JSON.stringify(requests.get(id) ?? [])),
});

function send(response: ServerResponse, { status, headers, body }: ProxyResponse): void {
  response.writeHead(status, [...headers, 'Connection', 'close']).end(body);
}

/** Handles a closed connection, a stopped proxy and an unreachable target. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.destroyed || response.headersSent) return;
  send(response, textResponse(500, `The proxy failed: ${error instanceof Error ? error.message : String(error)}`));
}
