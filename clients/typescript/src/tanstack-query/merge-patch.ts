/** The members of an object. */
export type Members = Readonly<Record<string, unknown>>;

/** Returns an object changed by a JSON merge patch (RFC 7396). A member that is undefined is ignored, because JSON omits it. */
export function mergePatch(target: Members, patch: Members): Members {
  const result: Record<string, unknown> = { ...target };
  for (const [name, value] of Object.entries(patch)) {
    if (value !== undefined) result[name] = isObject(value) ? mergePatch(objectOr(result[name]), value) : value;
  }
  return Object.fromEntries(Object.entries(result).filter(([name, value]) => value !== null || patch[name] !== null));
}

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);

const objectOr = (value: unknown): Members => (isObject(value) ? value : {});
