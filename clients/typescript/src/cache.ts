import type { Shape } from './operation.js';

/** What is kept of a URL: the ETag of its last answer and that answer. */
export interface Entity {
  readonly etag: string;
  /** The shape of the text; null when there was no content, undefined when the contract does not declare it. */
  readonly shape: Shape | null | undefined;
  /** JSON. Decoded anew for each caller, so that nobody shares an object. */
  readonly text: string;
}

/** A call under way. */
interface Call {
  readonly method: string;
  readonly url: string;
}

/**
 * The entities that a client keeps, by URL.
 *
 * A read is overtaken when a change at its URL ends before the read does, or a read that began later: its answer is old and is not kept.
 */
export interface Entities {
  get(url: string): Entity | undefined;
  /** Notes that a call begins. Each call that begins must end. */
  begin(call: Call): void;
  /**
   * Notes that a call ends.
   * @param url of the entity that the answer is about; absent when the answer says nothing of an entity
   * @param entity what is kept of the URL from now on; absent when nothing is kept
   */
  end(call: Call, url?: string, entity?: Entity): void;
}

/** Keeps so many entities at the most; the one that was used least recently goes first. */
export function entitiesUpTo(most: number): Entities {
  const kept = new Map<string, Entity>();
  /** The reads under way that are not overtaken, in the order in which they began. */
  const reads = new Set<Call>();
  const set = (url: string, entity: Entity | undefined): void => {
    kept.delete(url);
    if (entity) kept.set(url, entity);
    for (const oldest of kept.keys()) if (kept.size > most) kept.delete(oldest);
  };
  return {
    get(url) {
      set(url, kept.get(url));
      return kept.get(url);
    },
    begin(call) {
      if (call.method === 'GET') reads.add(call);
    },
    end(call, url, entity) {
      if (call.method === 'GET' && !reads.has(call)) return;
      for (const read of reads) {
        if (read === call) break;
        if (read.url === url) reads.delete(read);
      }
      reads.delete(call);
      if (url) set(url, entity);
    },
  };
}
