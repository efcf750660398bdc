import type { Connection } from './connection.js';
import type { Entity } from './entities.js';
import type { Operation } from './operation.js';
import type { Outcome } from './outcome.js';

/**
 * Keeps a success that has an ETag, and forgets what a success without one or a 404 tells to be gone.
 * @param kept what was kept of the target before the request
 */
export function keepAnswer(
  { baseUrl, entities }: Connection,
  { method, answers }: Operation,
  target: string,
  kept: Entity | undefined,
  { status, headers, text }: Outcome,
): void {
  // A read that began before a change may end after it.
  if (method === 'GET' && entities.get(target) !== kept) return;
  const { etag, location } = headers;
  const shape = answers[status];
  const path = status === 201 ? below(baseUrl, location) : target;
  entities.set(path, etag && shape !== undefined ? { etag, shape, text } : undefined);
}

/** The path of a created resource below the base URL; Location has the stage or base path that the API is called under. */
function below(baseUrl: string, location = ''): string {
  const base = baseUrl.replace(/^\w+:\/\/[^/]*/, '');
  return location.startsWith(`${base}/`) ? location.slice(base.length) : location;
}
