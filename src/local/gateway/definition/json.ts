/** A JSON object whose members have not been validated. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The definition contains something that this gateway does not support. The message begins with the location. */
export class DefinitionError extends Error {
  constructor(location: string, problem: string) {
    super(`${location}: ${problem}`);
    this.name = 'DefinitionError';
  }
}

/** Returns the value if it is an object. @throws DefinitionError for every other value */
export function objectAt(value: unknown, location: string): JsonObject {
  if (isObject(value)) return value;
  throw new DefinitionError(location, `must be an object, it is ${JSON.stringify(value)}`);
}

/** Returns an object, which is empty for undefined. @throws DefinitionError for every other value */
export const optionalObjectAt = (value: unknown, location: string): JsonObject => (value === undefined ? {} : objectAt(value, location));

/** Returns the value if it is a string. @throws DefinitionError for every other value */
export function textAt(value: unknown, location: string): string {
  if (typeof value === 'string') return value;
  throw new DefinitionError(location, `must be a string, it is ${JSON.stringify(value)}`);
}

/** Returns an array, which is empty for undefined. @throws DefinitionError for every other value */
export function listAt(value: unknown, location: string): readonly unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw new DefinitionError(location, `must be an array, it is ${JSON.stringify(value)}`);
}

/** Rejects an object with a key that this gateway would otherwise ignore silently. @throws DefinitionError for the first unknown key */
export function knowOnly(object: JsonObject, known: readonly string[], location: string): void {
  const unknown = Object.keys(object).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  throw new DefinitionError(`${location}.${unknown}`, `is not supported by this gateway; supported are ${known.join(', ')}`);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
