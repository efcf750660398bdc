import type { Shape } from './operation.js';

/** What is kept of a URL: the ETag of its last answer and that answer. */
export interface Entity {
  readonly etag: string;
  /** The shape of the text; null when there was no content, undefined when the contract does not declare it. */
  readonly shape: Shape | null | undefined;
  /** JSON. Decoded anew for each caller, so that nobody shares an object. */
  readonly text: string;
}

/** The entities that a client keeps, by URL. */
export interface Entities {
  get(url: string): Entity | undefined;
  /** Keeps the entity, or forgets the URL. */
  set(url: string, entity: Entity | undefined): void;
}

/** Keeps so many entities at the most; the one that was used least recently goes first. */
export function entitiesUpTo(most: number): Entities {
  const kept = new Map<string, Entity>();
  const set = (url: string, entity: Entity | undefined): void => {
    kept.delete(url);
    if (entity) kept.set(url, entity);
    for (const oldest of kept.keys()) if (kept.size > most) kept.delete(oldest);
  };
  return {
    get(url) {
      const entity = kept.get(url);
      set(url, entity);
      return entity;
    },
    set,
  };
}
