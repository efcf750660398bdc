import { serve } from '../server';

const html =
  '<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>App</title><script src="app.js"></script></html>';

/** Serves a page that loads a script. @returns the URL of the page */
export const servePage = (script: string): Promise<string> =>
  serve((request, response) => {
    const isScript = request.url === '/app.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8');
    response.end(isScript ? script : html);
  });

/** CORS headers that allow the requests of the SDK from pages of every origin. */
const cors = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE',
  'Access-Control-Allow-Headers': 'authorization, content-type, idempotency-key, if-match, if-none-match, x-client-version, x-retry-count',
  'Access-Control-Expose-Headers': 'etag',
};

/** A server that redirects every request to another origin. */
export interface Redirection {
  readonly from: string;
  /** Returns the number of redirected requests. */
  redirected(): number;
  /** Returns the requests that the other origin has received, including preflights. */
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
