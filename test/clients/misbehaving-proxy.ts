import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type Answer, forward, textAnswer } from './exchange';
import { misbehave } from './misbehaviour';

/** A request that the proxy has seen. */
export interface SeenRequest {
  method: string;
  /** What follows the script, with the query. */
  path: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Empty while it has not arrived. */
  body: string;
  /** What was done with it. */
  action: string;
}

export interface MisbehavingProxy {
  url: string;
  /** Ends answers that are late as well. */
  stop(): Promise<void>;
}

/** What a URL asks for: `/<id>/requests`, or `/<id>/<action>,<action>,…` and what follows. */
interface Asked {
  id: string;
  script: string;
  path: string;
}

/** The requests that were seen, by id, and how many of them below each script. */
interface Seen {
  requests: Map<string, SeenRequest[]>;
  counts: Map<string, number>;
}

/**
 * A proxy whose faults are told by the URL: `<url>/<id>/<action>,<action>,…` is a base URL below which the n-th request gets the
 * n-th action, and later ones pass. The actions are those of `misbehaviour.ts`; one that begins with a space belongs to the one
 * before (dates have commas). `GET <url>/<id>/requests` answers the requests seen. Each request has a connection of its own, so
 * that no client repeats a request by itself because an old connection was cut.
 * @param target the URL of the real API
 * @param fresh the token that the action `token` lets through
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
  const asked = read(request.url ?? '');
  if (asked === undefined) return send(response, textAnswer(500, `${request.url} is none of /<id>/<actions>/… and /<id>/requests`));
  if (asked.script === 'requests' && asked.path === '') return send(response, listOf(seen, asked.id));
  const action = actionFor(asked, seen, request.headers.authorization === `Bearer ${fresh}`);
  const noted = note(request, asked, action, seen);
  const body = await buffer(request);
  noted.body = body.toString();
  const answer = await misbehave({
    action: noted.action,
    signal,
    forward: (changed) => forward(`${target.replace(/\/$/, '')}${asked.path}`, request, body, changed),
  });
  if (answer === 'cut') request.socket.destroy();
  else send(response, answer);
}

function read(url: string): Asked | undefined {
  const [, id, script, path] = /^\/([^/?]+)\/([^/?]+)(.*)$/s.exec(url) ?? [];
  if (id === undefined || script === undefined || path === undefined) return undefined;
  return { id, script: decodeURIComponent(script), path };
}

function note(request: IncomingMessage, { id, path }: Asked, action: string, { requests }: Seen): SeenRequest {
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const noted = { method: request.method ?? '', path, headers, body: '', action };
  requests.set(id, [...(requests.get(id) ?? []), noted]);
  return noted;
}

/**
 * Counted before anything is awaited: requests at the same time get different actions. From a `token` on, no other action is
 * reached without the fresh token, and with it `token` is none.
 */
function actionFor({ id, script }: Asked, { counts }: Seen, isFresh: boolean): string {
  const key = `${id}/${script}`;
  const index = counts.get(key) ?? 0;
  counts.set(key, index + 1);
  const actions = script.split(/,(?! )/);
  const guarded = actions.slice(0, index + 1).includes('token');
  if (guarded && !isFresh) return 'token';
  const action = actions[index] ?? 'pass';
  return action === 'token' ? 'pass' : action;
}

const listOf = ({ requests }: Seen, id: string): Answer => ({
  status: 200,
  headers: ['Content-Type', 'application/json'],
  body: Buffer.from(JSON.stringify(requests.get(id) ?? [])),
});

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, [...headers, 'Connection', 'close']).end(body);
}

/** The client has gone, the proxy was stopped, or the target is not there. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.destroyed || response.headersSent) return;
  send(response, textAnswer(500, `The proxy failed: ${error instanceof Error ? error.message : String(error)}`));
}
