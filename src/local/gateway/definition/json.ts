/** JSON whose shape is not known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The definition holds something that this gateway cannot do as API Gateway would. The message begins with the place. */
export class DefinitionError extends Error {
  constructor(place: string, problem: string) {
    super(`${place}: ${problem}`);
    this.name = 'DefinitionError';
  }
}

/** @throws DefinitionError unless the value is an object */
export function objectAt(value: unknown, place: string): JsonObject {
  if (isObject(value)) return value;
  throw new DefinitionError(place, `must be an object, it is ${JSON.stringify(value)}`);
}

/** An object, empty when there is none. @throws DefinitionError for anything else */
export const optionalObjectAt = (value: unknown, place: string): JsonObject => (value === undefined ? {} : objectAt(value, place));

/** @throws DefinitionError unless the value is a string */
export function textAt(value: unknown, place: string): string {
  if (typeof value === 'string') return value;
  throw new DefinitionError(place, `must be a string, it is ${JSON.stringify(value)}`);
}

/** A list, empty when there is none. @throws DefinitionError for anything else */
export function listAt(value: unknown, place: string): readonly unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw new DefinitionError(place, `must be a list, it is ${JSON.stringify(value)}`);
}

/** What this gateway does not know it must not pass over in silence. @throws DefinitionError naming the first unknown key */
export function knowOnly(object: JsonObject, known: readonly string[], place: string): void {
  const unknown = Object.keys(object).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  throw new DefinitionError(`${place}.${unknown}`, `is not known to this gateway; it knows ${known.join(', ')}`);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
