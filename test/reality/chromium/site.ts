import { serve } from '../server';

const html =
  '<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>App</title><script src="app.js"></script></html>';

/** Serves a page that loads the script. @returns its URL */
export const servePage = (script: string): Promise<string> =>
  serve((request, response) => {
    const isScript = request.url === '/app.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8');
    response.end(isScript ? script : html);
  });

/** Lets a page of any origin send what the SDK sends. */
const cors = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE',
  'Access-Control-Allow-Headers': 'authorization, content-type, idempotency-key, if-match, if-none-match, x-client-version, x-retry-count',
  'Access-Control-Expose-Headers': 'etag',
};

/** A server that sends every request to another origin, and that origin. */
export interface Redirection {
  readonly from: string;
  /** How many requests it redirected. */
  redirected(): number;
  /** The requests that the other origin received, preflights included. */
  received(): string[];
}

export async function redirection(status: number): Promise<Redirection> {
  const received: string[] = [];
  let redirected = 0;
  const to = await serve((request, response) => {
    received.push(`${request.method} ${request.url} Authorization: ${request.headers.authorization}`);
    response.writeHead(200, { ...cors, 'Content-Type': 'application/json' }).end('{"userId":"stolen"}');
  });
  const from = await serve((request, response) => {
    const isPreflight = request.method === 'OPTIONS';
    redirected += isPreflight ? 0 : 1;
    response.writeHead(isPreflight ? 204 : status, isPreflight ? cors : { ...cors, Location: `${to}${request.url}` }).end();
  });
  return { from, redirected: () => redirected, received: () => [...received] };
}
