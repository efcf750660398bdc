import { isObject } from '../json.js';

/** The members of an object. */
export type Members = Readonly<Record<string, unknown>>;

/** Returns an object changed by a JSON merge patch (RFC 7396). A member that is undefined is ignored, because JSON omits it. */
export function applyMergePatch(target: Members, patch: Members): Members {
  const result: Record<string, unknown> = { ...target };
  for (const [name, value] of Object.entries(patch)) {
    if (value !== undefined) result[name] = isObject(value) ? applyMergePatch(objectOr(result[name]), value) : value;
  }
  return Object.fromEntries(Object.entries(result).filter(([name, value]) => value !== null || patch[name] !== null));
}

const objectOr = (value: unknown): Members => (isObject(value) ? value : {});
