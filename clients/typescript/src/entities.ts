/** What is kept of a path: the ETag of its last answer and that answer. */
export interface Entity {
  readonly etag: string;
  /** The shape of the text; null when there was no content, undefined when the contract does not declare it. */
  readonly shape: string | null | undefined;
  /** JSON. Decoded anew for each caller, so that nobody shares an object. */
  readonly text: string;
}

/** The entities that a client keeps, by path. */
export interface Entities {
  get(path: string): Entity | undefined;
  /** Keeps the entity, or forgets the path. */
  set(path: string, entity: Entity | undefined): void;
}

/** Keeps so many entities at the most; the one that was used least recently goes first. */
export function entitiesUpTo(most: number): Entities {
  const kept = new Map<string, Entity>();
  const set = (path: string, entity: Entity | undefined): void => {
    kept.delete(path);
    if (entity) kept.set(path, entity);
    for (const oldest of kept.keys()) if (kept.size > most) kept.delete(oldest);
  };
  return {
    get(path) {
      const entity = kept.get(path);
      set(path, entity);
      return entity;
    },
    set,
  };
}
