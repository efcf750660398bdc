import type { Entities, Entity } from './entities.js';
import type { PreparedRequest } from './request.js';
import type { PlainAnswer } from './read-answer.js';

/**
 * Keeps a success that has an ETag, and forgets what a success without one or a 404 tells to be gone.
 * @param entity what to keep
 * @param kept what was kept of the target before the request
 */
export function keepAnswer(
  entities: Entities,
  { method, target }: PreparedRequest,
  { status, headers }: PlainAnswer,
  entity: Omit<Entity, 'etag'>,
  kept: Entity | undefined,
): void {
  // A read that began before a change may end after it.
  if (method === 'GET' && entities.get(target) !== kept) return;
  const { etag, location = '' } = headers;
  // What was created is below the path that creates it; Location has the stage or base path that the API is called under.
  const path = status === 201 ? target + location.replace(/.*(?=\/)/, '') : target;
  entities.set(path, etag && status < 300 ? { etag, ...entity } : undefined);
}
