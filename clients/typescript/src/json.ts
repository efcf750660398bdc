/** Returns whether a value is neither undefined nor null, so that its members can be read. */
export const isPresent = (value: unknown): value is Readonly<Record<string, unknown>> => value !== undefined && value !== null;

/** Matches the value of a header: visible ASCII characters, and spaces between them. */
export const isFieldValue = /^[!-~]([ -~]*[!-~])?$/;

/** Decodes JSON. Returns undefined for any other text. A byte order mark at the start is ignored (RFC 8259 §8.1): `trim` removes it. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text.trim());
  } catch {
    return undefined;
  }
};

/** Returns an object with those of the named properties that are defined in `value`. */
export const pick = <Value, Name extends keyof Value>(value: Value, names: readonly Name[]): Pick<Value, Name> => {
  const picked: Pick<Value, Name> = Object.assign({}, ...names.map((name) => value[name] !== undefined && { [name]: value[name] }));
  return picked;
};

type Members = Readonly<Record<string, unknown>>;

/** Returns whether a value is a JSON object. */
export const isObject = (value: unknown): value is Members => isPresent(value) && typeof value === 'object' && !Array.isArray(value);

/**
 * Returns the JSON Merge Patch (RFC 7396) that turns one object into another. A member that is undefined in `to` keeps its value.
 * @param names the members to compare
 * @param kept the texts that an empty text does not remove, because they are required or may be empty. Without `kept`, it removes none.
 */
export const mergePatch = <Patch>(from: Members, to: Members, names: readonly string[], kept?: readonly string[]): Patch => {
  const differences = names.map((name) => {
    const before = from[name] ?? null;
    let value = to[name];
    if (value === '' && kept && !kept.includes(name)) value = null;
    if (isObject(value)) value = mergePatch(isObject(before) ? before : {}, value, Object.keys(value));
    return ![undefined, '{}', JSON.stringify(before)].includes(JSON.stringify(value)) && { [name]: value };
  });
  const patch: Patch = Object.assign({}, ...differences);
  return patch;
};
