/** Returns whether a value is neither undefined nor null, so that its members can be read. */
export const isPresent = (value: unknown): value is Readonly<Record<string, unknown>> => value !== undefined && value !== null;

/** Decodes JSON. Returns undefined for any other text. A byte order mark at the start is ignored (RFC 8259 §8.1): `trim` removes it. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.trim());
  } catch {
    return undefined;
  }
}

/** Returns an object with those of the named properties that are defined in `value`. */
export function pick<Value, Name extends keyof Value>(value: Value, names: readonly Name[]): Pick<Value, Name> {
  const picked: Pick<Value, Name> = Object.assign({}, ...names.map((name) => value[name] !== undefined && { [name]: value[name] }));
  return picked;
}
